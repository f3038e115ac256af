package api

import (
	"fmt"
	"net/http"

	"github.com/plugio/charts/api/atlassian"
	"github.com/plugio/charts/api/openapi"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/api/playground"
)

// pageRoutes are the playground, its files and the description of the service, if they
// are to be shown.
func (s *Service) pageRoutes() ([]route, error) {
	if !s.cfg.Playground {
		return nil, nil
	}
	macros, err := pageMacros()
	if err != nil {
		return nil, err
	}
	files, err := playground.Files(playground.Service{
		MaxPixels: s.cfg.MaxPixels, MaxTarget: maxTarget, Version: s.cfg.Version, House: s.cfg.House, Macros: macros,
	})
	if err != nil {
		return nil, err
	}
	described := openapi.Service{BasePath: s.cfg.BasePath, MaxTarget: maxTarget, House: s.cfg.House}
	for _, c := range charts {
		described.Pictures = append(described.Pictures, openapi.Picture{Path: c.path(), Widget: c.widget, Format: c.format})
	}
	text, err := openapi.Document(described)
	if err != nil {
		return nil, err
	}
	files = append(files, playground.File{Path: "/openapi.json", ContentType: "application/json", Body: text})
	routes := make([]route, len(files))
	for i, f := range files {
		if routes[i], err = s.document(f); err != nil {
			return nil, err
		}
	}
	return routes, nil
}

// pageMacros are the user macros that the page fills in: those that the app installs.
func pageMacros() (map[string]string, error) {
	all := map[string]string{}
	for _, widget := range params.Widgets() {
		template, err := atlassian.Macro(playground.MacroAddress, widget, atlassian.Encoded)
		if err != nil {
			return nil, fmt.Errorf("making the page's macros: %w", err)
		}
		all[widget] = template
	}
	return all, nil
}

// document is a route to something that only another build or configuration changes.
// It is asked for again each time, so that the page's files are always of one build.
func (s *Service) document(f playground.File) (route, error) {
	plain := answer{status: http.StatusOK, contentType: f.ContentType, body: f.Body, cache: "no-cache", etag: s.tag, policy: playground.Policy}
	if f.Fixed {
		plain.cache = "private, max-age=31536000, immutable"
	}
	if s.cfg.Cache == NoStore {
		plain.cache, plain.etag = "", ""
	}
	packed, err := compressed(plain)
	if err != nil {
		return route{}, fmt.Errorf("compressing %s: %w", f.Path, err)
	}
	if packed.encoding != "" {
		plain.vary = packed.vary
	}
	return route{path: f.Path, allow: "GET, HEAD", answer: func(r *http.Request) answer {
		a := plain
		if packed.encoding != "" && takesGzip(r.Header["Accept-Encoding"]) {
			a = packed
		}
		if a.etag != "" && tagMatches(r.Header["If-None-Match"], a.etag) {
			a.status, a.body = http.StatusNotModified, nil
		}
		return a
	}}, nil
}
