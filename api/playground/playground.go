package playground

import (
	"embed"
	"fmt"
	"image/color"
	"io/fs"
	"slices"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
)

//go:embed *.tmpl *.css *.js *.woff
var files embed.FS

// Policy is the Content-Security-Policy of the page and all its files. The page can run its
// own files, show the pictures it fetched, and reach nothing but this service. A page of
// another site cannot frame it. Styles may stand inline, since an SVG that the page fetched is
// held to the page's policy, and without its own style it would not follow a dark page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// Service is what the page is told of the service it belongs to.
type Service struct {
	MaxPixels int // of a picture
	MaxTarget int // bytes of a request target
	Version   string
	House     *params.House
	// Macros are the template of each widget's user macro, for a service at MacroAddress.
	Macros map[string]string
}

// MacroAddress stands in a macro where the page writes the service's address.
const MacroAddress = "{address}"

// File is one document of the page.
type File struct {
	Path        string // below the base path
	ContentType string
	Body        []byte
	// Fixed says that the path never has another body.
	Fixed bool
}

var fileTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".woff": "font/woff",
}

// Files returns the pages and what they load. The playground itself is at "/".
func Files(s Service) ([]File, error) {
	font, err := files.ReadFile("inter.woff")
	if err != nil {
		return nil, fmt.Errorf("reading the page's font: %w", err)
	}
	at := fontPath(font)
	all, err := pages(s, at)
	if err != nil {
		return nil, err
	}
	all = append(all, File{Path: "/" + at, ContentType: fileTypes[".woff"], Body: font, Fixed: true})
	modules, err := fs.Glob(files, "*.js")
	if err != nil {
		return nil, fmt.Errorf("listing the page's files: %w", err)
	}
	for _, name := range modules {
		body, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading a file of the page: %w", err)
		}
		all = append(all, File{Path: "/playground/" + name, ContentType: fileTypes[".js"], Body: body})
	}
	return all, nil
}

// description is all that the page knows of the service.
type description struct {
	Widgets    []string `json:"widgets"`
	Formats    []string `json:"formats"`
	MaxPixels  int      `json:"maxPixels"`
	MaxTarget  int      `json:"maxTarget"`
	Version    string   `json:"version"`
	ColorNames []string `json:"colorNames"`
	// ColorWords are the plain words for colours, each with the name that says the same, or
	// itself where there is none.
	ColorWords []colorWord                     `json:"colorWords"`
	Palettes   map[string]map[string]colorPair `json:"palettes"`
	Parameters []parameter                     `json:"parameters"`
	// Defaults are what the service's file holds for each widget in place of the table's.
	Defaults map[string]map[string]string `json:"defaults"`
	Presets  []preset                     `json:"presets"`
	Macros   map[string]string            `json:"macros"`
}

// preset is a preset of the service, with what it holds for each widget.
type preset struct {
	Name    string                       `json:"name"`
	About   string                       `json:"about"`
	Widgets map[string]map[string]string `json:"widgets"`
}

// colorWord is a plain word and the name that says the same.
type colorWord struct {
	Word string `json:"word"`
	Name string `json:"name"`
}

// colorPair is what a named colour looks like on a light and on a dark page.
type colorPair struct {
	Light string `json:"light"`
	Dark  string `json:"dark"`
}

// parameter is a params.Spec with the names that JSON has by custom.
type parameter struct {
	Name      string          `json:"name"`
	Title     string          `json:"title"`
	Group     params.Group    `json:"group"`
	Kind      params.Kind     `json:"kind"`
	Widgets   []string        `json:"widgets"`
	Default   string          `json:"default"`
	Empty     bool            `json:"empty"`
	Min       float64         `json:"min"`
	Max       float64         `json:"max"`
	Step      float64         `json:"step"`
	Percent   bool            `json:"percent"`
	Values    []string        `json:"values"`
	Words     []string        `json:"words"`
	Form      string          `json:"form"`
	InTurn    []string        `json:"inTurn"`
	MaxLength int             `json:"maxLength"`
	MaxItems  int             `json:"maxItems"`
	Doc       string          `json:"doc"`
	Example   string          `json:"example"`
	Unused    []params.Unused `json:"unused"`
}

func describe(s Service) description {
	d := description{
		Widgets: params.Widgets(), Formats: []string{render.PNG.String(), render.SVG.String()},
		MaxPixels: s.MaxPixels, MaxTarget: s.MaxTarget, Version: s.Version, Macros: s.Macros, ColorNames: theme.ColorNames(), Palettes: map[string]map[string]colorPair{},
	}
	for _, p := range s.House.Palettes() {
		colors := map[string]colorPair{}
		for _, name := range slices.Concat(theme.ColorNames(), theme.ColorWords()) {
			colors[name] = pairOf(colorOf(name), p.Palette)
		}
		colors[theme.Surface.String()] = pairOf(theme.Of(theme.Surface), p.Palette)
		d.Palettes[p.Name] = colors
	}
	for _, word := range theme.ColorWords() {
		token, _ := colorOf(word).Token()
		d.ColorWords = append(d.ColorWords, colorWord{Word: word, Name: token.String()})
	}
	for _, spec := range s.House.All() {
		d.Parameters = append(d.Parameters, parameter(spec))
	}
	d.Defaults = byWidget(s.House.Defaults)
	for _, p := range s.House.Presets() {
		held := byWidget(func(widget string) []params.Pair { return s.House.Preset(p.Name, widget) })
		d.Presets = append(d.Presets, preset{Name: p.Name, About: p.About, Widgets: held})
	}
	return d
}

// byWidget gathers what something holds for each widget.
func byWidget(pairs func(widget string) []params.Pair) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, widget := range params.Widgets() {
		all[widget] = map[string]string{}
		for _, p := range pairs(widget) {
			all[widget][p.Name] = p.Value
		}
	}
	return all
}

// colorOf is a colour that theme lists.
func colorOf(name string) theme.Color {
	c, err := theme.ParseColor(name)
	if err != nil {
		panic(fmt.Sprintf("playground: %q is listed as a colour: %v", name, err))
	}
	return c
}

func pairOf(c theme.Color, p theme.Palette) colorPair {
	return colorPair{Light: hexColor(c.In(p.Set(false))), Dark: hexColor(c.In(p.Set(true)))}
}

func hexColor(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
