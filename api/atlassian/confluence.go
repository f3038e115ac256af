package atlassian

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/plugio/charts/api/params"
)

// confluenceKey is for ever, as jiraKey is.
const confluenceKey = "io.plugio.charts.confluence"

// userMacro is a macro that consists of a template. Without parameters it would not be found in
// the macro browser.
type userMacro struct {
	XMLName     xml.Name     `xml:"user-macro"`
	Name        string       `xml:"name,attr"`
	Key         string       `xml:"key,attr"`
	HasBody     bool         `xml:"hasBody,attr"`
	BodyType    string       `xml:"bodyType,attr"`
	OutputType  string       `xml:"outputType,attr"`
	Icon        string       `xml:"icon,attr"`
	Description string       `xml:"description"`
	Category    category     `xml:"category"`
	Template    cdata        `xml:"template"`
	Parameters  []macroField `xml:"parameters>parameter"`
}

type category struct {
	Name string `xml:"name,attr"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

type macroField struct {
	Name    string       `xml:"name,attr"`
	Type    string       `xml:"type,attr"`
	Default string       `xml:"default,attr,omitempty"`
	Values  []namedValue `xml:"value"`
}

type namedValue struct {
	Name string `xml:"name,attr"`
}

const macroResources = "macros"

// Confluence returns the app with a user macro for each widget.
func Confluence(c Config) ([]byte, error) {
	b := bundle{
		key: confluenceKey, name: appName, version: osgiVersion(c.Version),
		description: "Gauges, counters and bars in pages, drawn by your own charts service.",
	}
	resources := webResource{Key: macroResources, Resources: []resource{{"download", "images/", "images"}}}
	modules, icons := []any{resources}, appIcons()
	var texts []text
	for _, kind := range macroKinds() {
		modules = append(modules, macroModule(c, kind.name))
		texts = append(texts, macroTexts(kind.name)...)
		kind.name = "images/" + kind.name + ".png"
		icons = append(icons, kind)
	}
	plugin, err := b.describe(modules...)
	if err != nil {
		return nil, err
	}
	b.files = []file{
		{"atlassian-plugin.xml", plugin},
		{textsName + ".properties", properties(b.key+".", texts)},
	}
	pictures, err := draw(icons)
	if err != nil {
		return nil, err
	}
	b.files = append(b.files, pictures...)
	return b.jar()
}

// macroKinds are the macros, each with the picture that stands for it in the macro browser,
// which shows 80 by 80 pixels and only as PNG.
func macroKinds() []icon {
	const size = "&width=80&height=80"
	return []icon{
		{"gauge", "gauge", "value=72&show=none&scaleLabels=none&thresholds=0:danger,50:warning,70:success" + size},
		{"counter", "counter", "value=128&previous=112&background=surface" + size},
		{"bar", "bar", "segments=12:success,5:information,3:neutral&show=none&legend=none&thickness=20" + size},
	}
}

func macroModule(c Config, widget string) userMacro {
	m := userMacro{
		Name: widget, Key: widget, BodyType: "none", OutputType: "html",
		Icon:        "/download/resources/" + confluenceKey + ":" + macroResources + "/images/" + widget + ".png",
		Description: macroDescription(widget),
		Category:    category{"reporting"},
		Template:    cdata{template(c.address(), widget, Encoded)},
	}
	for _, p := range macroParameters(widget) {
		described := macroField{Name: p.spec.Name, Type: p.kind, Default: p.preset}
		if p.kind == "enum" {
			for _, v := range p.spec.Values {
				described.Values = append(described.Values, namedValue{v})
			}
		}
		m.Parameters = append(m.Parameters, described)
	}
	return m
}

func macroDescription(widget string) string {
	switch widget {
	case "gauge":
		return "A number on a scale with coloured zones, such as 42 of 60 story points."
	case "counter":
		return "One big number and how it changed."
	}
	return "Progress as a bar, or how a whole is made up of its parts."
}

// macroTexts are the words of a macro and its parameters, under the keys that Confluence asks
// for below the app's own.
func macroTexts(widget string) []text {
	texts := []text{{widget + ".label", "Plugio " + widget}, {widget + ".desc", macroDescription(widget)}}
	for _, p := range macroParameters(widget) {
		key := widget + ".param." + p.spec.Name
		texts = append(texts, text{key + ".label", p.spec.Title}, text{key + ".desc", withoutFormat(p.words())})
	}
	return texts
}

// withoutFormat leaves out what would be signs of a message format.
func withoutFormat(words string) string {
	return strings.NewReplacer("'", "", "{", "(", "}", ")").Replace(words)
}

// MacroFiles are the templates to paste, under the names of their files: gauge.vtl, and
// gauge-plain.vtl for a Confluence that allows templates no calls.
func MacroFiles(address string) (map[string]string, error) {
	files := map[string]string{}
	for _, widget := range params.Widgets() {
		for ending, how := range map[string]Encoding{".vtl": Encoded, "-plain.vtl": Plain} {
			m, err := Macro(address, widget, how)
			if err != nil {
				return nil, fmt.Errorf("making the macro %s: %w", widget, err)
			}
			files[widget+ending] = m
		}
	}
	return files, nil
}
