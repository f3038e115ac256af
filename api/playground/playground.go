package api

import (
	"embed"
	"encoding/json"
	"net/http"
	"path"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
)

// playgroundFiles are sent as they are; nothing builds or rewrites them.
//
//go:embed playground
var playgroundFiles embed.FS

// pagePolicy lets the playground run its own files, show the pictures it fetched, and
// reach nothing but this service. A page of another site cannot frame it.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

var fileTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
}

const jsonContent = "application/json"

// playgroundRoutes are the page, its files and the two descriptions that are made from
// the table of parameters.
func (s *Service) playgroundRoutes() []route {
	routes := []route{
		s.document("/playground/parameters.json", jsonContent, describe(s.cfg)),
		s.document("/openapi.json", jsonContent, openAPI(s.cfg)),
	}
	files, _ := playgroundFiles.ReadDir("playground") // the folder is part of the program
	for _, f := range files {
		name := path.Join("playground", f.Name())
		body, _ := playgroundFiles.ReadFile(name)
		at := "/" + name
		if f.Name() == "index.html" {
			at = "/"
		}
		routes = append(routes, s.document(at, fileTypes[path.Ext(name)], body))
	}
	return routes
}

// document is a route to something that only another build or configuration changes.
// It is asked for again each time, so that the page's files are always of one build.
func (s *Service) document(at, contentType string, body []byte) route {
	fresh := answer{status: http.StatusOK, contentType: contentType, body: body, cache: "no-cache", etag: s.tag, policy: pagePolicy}
	if s.cfg.Cache == NoStore {
		fresh.cache, fresh.etag = "", ""
	}
	unchanged := fresh
	unchanged.status, unchanged.body = http.StatusNotModified, nil
	return route{path: at, allow: "GET, HEAD", answer: func(r *http.Request) answer {
		if fresh.etag != "" && tagMatches(r.Header["If-None-Match"], s.tag) {
			return unchanged
		}
		return fresh
	}}
}

// description is all that the page knows of the service.
type description struct {
	Widgets    []string                        `json:"widgets"`
	Formats    []string                        `json:"formats"`
	MaxPixels  int                             `json:"maxPixels"`
	MaxTarget  int                             `json:"maxTarget"`
	ColorNames []string                        `json:"colorNames"`
	Palettes   map[string]map[string]colorPair `json:"palettes"`
	Parameters []parameter                     `json:"parameters"`
}

// palettes are the values of the parameter palette, so that the page can show a colour
// where it is chosen.
var palettes = map[string]theme.Palette{"dc": theme.DataCenter, "cloud": theme.Cloud, "safe": theme.Safe}

// colorPair is what a named colour looks like on a light and on a dark page.
type colorPair struct {
	Light string `json:"light"`
	Dark  string `json:"dark"`
}

// parameter is a params.Spec with the names that JSON has by custom.
type parameter struct {
	Name      string       `json:"name"`
	Group     params.Group `json:"group"`
	Kind      params.Kind  `json:"kind"`
	Widgets   []string     `json:"widgets"`
	Default   string       `json:"default"`
	Empty     bool         `json:"empty"`
	Min       float64      `json:"min"`
	Max       float64      `json:"max"`
	Step      float64      `json:"step"`
	Values    []string     `json:"values"`
	Form      string       `json:"form"`
	MaxLength int          `json:"maxLength"`
	MaxItems  int          `json:"maxItems"`
	Doc       string       `json:"doc"`
	Example   string       `json:"example"`
}

func describe(c Config) []byte {
	d := description{
		Widgets: params.Widgets(), Formats: []string{render.PNG.String(), render.SVG.String()},
		MaxPixels: c.MaxPixels, MaxTarget: maxTarget, ColorNames: theme.ColorNames(), Palettes: map[string]map[string]colorPair{},
	}
	for name, palette := range palettes {
		colors := map[string]colorPair{}
		for _, color := range theme.ColorNames() {
			colors[color] = colorPair{Light: hexColor(color, palette.Set(false)), Dark: hexColor(color, palette.Set(true))}
		}
		d.Palettes[name] = colors
	}
	for _, spec := range params.All() {
		d.Parameters = append(d.Parameters, parameter(spec))
	}
	return mustJSON(d)
}

func hexColor(name string, set *theme.Set) string {
	c, _ := theme.ParseColor(name)
	v := c.In(set)
	const digits = "0123456789abcdef"
	b := []byte{'#'}
	for _, part := range []uint8{v.R, v.G, v.B} {
		b = append(b, digits[part>>4], digits[part&15])
	}
	return string(b)
}

// mustJSON writes what is made of texts, numbers and lists, which can always be
// written.
func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
