package api

import (
	"fmt"
	"net/http"
	"sync"

	"github.com/plugio/charts/api/atlassian"
	"github.com/plugio/charts/api/playground"
)

// appRoutes are what an administrator installs in Jira or Confluence. Each file is made
// when it is first asked for, which most services never are.
func (s *Service) appRoutes() []route {
	var routes []route
	for _, app := range atlassian.Apps() {
		at := "/atlassian/" + app.File
		made := sync.OnceValues(func() (route, error) {
			body, err := app.Make(atlassian.Config{BasePath: s.cfg.BasePath, Version: s.cfg.Version})
			if err != nil {
				return route{}, fmt.Errorf("making %s: %w", app.File, err)
			}
			return s.document(playground.File{Path: at, ContentType: app.ContentType, Body: body})
		})
		routes = append(routes, route{path: at, allow: "GET, HEAD", answer: func(r *http.Request) answer {
			document, err := made()
			if err != nil {
				return s.refuse(r, look{}, defect())
			}
			return document.answer(r)
		}})
	}
	return routes
}
