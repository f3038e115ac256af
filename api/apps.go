package api

import (
	"net/http"
	"sync"

	"github.com/plugio/charts/api/atlassian"
)

// appRoutes are what an administrator installs in Jira or Confluence. Each file is made
// when it is first asked for, which most services never are.
func (s *Service) appRoutes() []route {
	var routes []route
	for _, app := range atlassian.Apps() {
		made := sync.OnceValues(func() ([]byte, error) {
			return app.Make(atlassian.Config{BasePath: s.cfg.BasePath, Version: s.cfg.Version})
		})
		at := "/atlassian/" + app.File
		routes = append(routes, route{path: at, allow: "GET, HEAD", answer: func(r *http.Request) answer {
			body, err := made()
			if err != nil {
				return s.refuse(r, look{}, defect())
			}
			return s.document(at, app.ContentType, body).answer(r)
		}})
	}
	return routes
}
