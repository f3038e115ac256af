package atlassian

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
)

func TestConfluenceApp(t *testing.T) {
	jar, err := Confluence(Config{BasePath: "/charts", Origin: "https://wiki.example.com", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	var plugin, words string
	var names []string
	for _, f := range openJar(t, jar) {
		names = append(names, f.name)
		switch f.name {
		case "atlassian-plugin.xml":
			plugin = string(f.data)
		case "plugio-charts.properties":
			words = string(f.data)
		}
	}
	want := []string{
		"META-INF/MANIFEST.MF", "META-INF/spring/plugin-context.xml", "atlassian-plugin.xml", "plugio-charts.properties",
		"images/icon.png", "images/logo.png", "images/vendor-logo.png", "images/gauge.png", "images/counter.png", "images/bar.png",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	var read struct {
		Key    string `xml:"key,attr"`
		Macros []struct {
			Name       string `xml:"name,attr"`
			HasBody    string `xml:"hasBody,attr"`
			OutputType string `xml:"outputType,attr"`
			Icon       string `xml:"icon,attr"`
			Template   string `xml:"template"`
			Parameters []struct {
				Name    string `xml:"name,attr"`
				Type    string `xml:"type,attr"`
				Default string `xml:"default,attr"`
			} `xml:"parameters>parameter"`
		} `xml:"user-macro"`
	}
	if err := xml.Unmarshal([]byte(plugin), &read); err != nil {
		t.Fatal(err)
	}
	if read.Key != "io.plugio.charts.confluence" || len(read.Macros) != 3 {
		t.Fatalf("key %s with %d macros", read.Key, len(read.Macros))
	}
	for _, m := range read.Macros {
		if m.HasBody != "false" || m.OutputType != "html" || !strings.HasSuffix(m.Icon, "/images/"+m.Name+".png") {
			t.Errorf("%s: %+v", m.Name, m)
		}
		if !strings.HasPrefix(m.Template, `<img class="plugio-charts" src="https://wiki.example.com/charts/`+m.Name+`.png?dpr=2#if($paramvalue)&amp;value=`) {
			t.Errorf("%s: template %.120s", m.Name, m.Template)
		}
		var asked []string
		for _, p := range m.Parameters {
			asked = append(asked, p.Name)
			if (p.Name == "width" || p.Name == "height") != (p.Default != "") {
				t.Errorf("%s: the default of %s is %q; only the size needs one", m.Name, p.Name, p.Default)
			}
			for _, key := range []string{".label", ".desc"} {
				if !strings.Contains(words, read.Key+"."+m.Name+".param."+p.Name+key+" = ") {
					t.Errorf("%s: no words for %s%s", m.Name, p.Name, key)
				}
			}
		}
		for _, s := range params.For(m.Name) {
			if !slices.Contains(notAsked, s.Name) && !slices.Contains(asked, s.Name) {
				t.Errorf("%s: %s is not asked for", m.Name, s.Name)
			}
		}
	}
}

func TestMacroOfNoWidget(t *testing.T) {
	if _, err := Macro("/charts", "pie", Encoded); err == nil {
		t.Error("there is a macro of a pie")
	}
}

// A title, a description or a default with a | would end what Confluence reads of it.
func TestMacroLinesAreReadWhole(t *testing.T) {
	for _, widget := range params.Widgets() {
		m, err := Macro("/charts", widget, Encoded)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(m) {
			of, ok := strings.CutPrefix(strings.TrimSpace(line), "## @param ")
			if !ok {
				continue
			}
			_, attributes, _ := strings.Cut(of, ":")
			for part := range strings.SplitSeq(attributes, "|") {
				name, _, ok := strings.Cut(part, "=")
				if !ok || !slices.Contains([]string{"title", "type", "enumValues", "default", "desc"}, name) {
					t.Errorf("%s: %q is no attribute in %s", widget, part, line)
				}
			}
		}
	}
}
