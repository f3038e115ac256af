package atlassian

import (
	"bytes"
	"encoding/xml"
	"maps"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func jiraJar(t *testing.T, c Config) map[string]string {
	t.Helper()
	jar, err := Jira(c)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range openJar(t, jar) {
		files[f.name] = string(f.data)
	}
	return files
}

func TestJiraIsTheSameEachTime(t *testing.T) {
	for _, app := range Apps() {
		first, err := app.Make(Config{BasePath: "/charts", Version: "1.2.3"})
		if err != nil {
			t.Fatal(err)
		}
		second, _ := app.Make(Config{BasePath: "/charts", Version: "1.2.3"})
		other, _ := app.Make(Config{BasePath: "/pictures", Version: "1.2.3"})
		if !bytes.Equal(first, second) || bytes.Equal(first, other) {
			t.Errorf("%s: made twice the same: %t, for two paths: %t", app.File, bytes.Equal(first, second), bytes.Equal(first, other))
		}
	}
}

func TestJiraDescriptor(t *testing.T) {
	files := jiraJar(t, Config{BasePath: "/charts", Version: "v2.3.4-rc1"})
	var d struct {
		Key     string `xml:"key,attr"`
		Version string `xml:"plugins-version,attr"`
		Info    struct {
			Version string `xml:"version"`
			Params  []struct {
				Name  string `xml:"name,attr"`
				Value string `xml:",chardata"`
			} `xml:"param"`
		} `xml:"plugin-info"`
		Texts     resource      `xml:"resource"`
		Resources []webResource `xml:"web-resource"`
		Items     []struct {
			Key          string `xml:"key,attr"`
			NameKey      string `xml:"i18n-name-key,attr"`
			Configurable string `xml:"configurable,attr"`
			Title        keyed  `xml:"definition>title"`
			Author       string `xml:"definition>author>name"`
			Thumbnail    struct {
				Location string `xml:"location,attr"`
			} `xml:"definition>thumbnail"`
			Description keyed  `xml:"description"`
			Module      string `xml:"amd-module"`
			Resource    string `xml:"web-resource-key"`
		} `xml:"dashboard-item"`
	}
	if err := xml.Unmarshal([]byte(files["atlassian-plugin.xml"]), &d); err != nil {
		t.Fatal(err)
	}
	manifest := strings.ReplaceAll(files["META-INF/MANIFEST.MF"], "\r\n ", "")
	for _, want := range []string{
		"Bundle-SymbolicName: " + d.Key + "\r\n", "Atlassian-Plugin-Key: " + d.Key + "\r\n", "Bundle-Version: " + d.Info.Version + "\r\n",
		"Spring-Context: *\r\n",
	} {
		if !strings.Contains(manifest, want) {
			t.Errorf("the manifest lacks %q:\n%s", want, manifest)
		}
	}
	if d.Key != "io.plugio.charts.jira" || d.Info.Version != "2.3.4.rc1" || d.Version != "2" {
		t.Errorf("key %q, version %q, format %q", d.Key, d.Info.Version, d.Version)
	}
	for _, banned := range []string{"Import-Package", "Export-Package", "Bundle-Activator"} {
		if strings.Contains(manifest, banned) {
			t.Errorf("the manifest has %s", banned)
		}
	}
	for _, p := range d.Info.Params {
		if _, ok := files[p.Value]; strings.HasPrefix(p.Value, "images/") && !ok {
			t.Errorf("%s: no file %s", p.Name, p.Value)
		}
	}
	for _, r := range d.Resources[0].Resources {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(name string) bool { return name == r.Location || strings.HasPrefix(name, r.Location+"/") }) {
			t.Errorf("resource %s: nothing at %s", r.Name, r.Location)
		}
	}
	var kinds []string
	for _, item := range d.Items {
		kinds = append(kinds, item.Key)
		if item.Module != "plugio-charts/"+item.Key || item.Resource != d.Key+":"+d.Resources[0].Key || item.Configurable != "true" || item.Author != "Plugio" {
			t.Errorf("item %+v", item)
		}
		picture, ok := strings.CutPrefix(item.Thumbnail.Location, "/download/resources/"+d.Key+":"+d.Resources[0].Key+"/")
		if _, known := files[picture]; !ok || !known {
			t.Errorf("%s: no picture at %s", item.Key, item.Thumbnail.Location)
		}
		for _, key := range []string{item.NameKey, item.Title.Key, item.Description.Key} {
			for _, name := range []string{"plugio-charts.properties", "plugio-charts_de_DE.properties"} {
				if !strings.Contains("\n"+files[name], "\n"+key+" = ") || !strings.HasPrefix(key, d.Key+".") {
					t.Errorf("%s has no text %s", name, key)
				}
			}
		}
	}
	if diff := cmp.Diff([]string{"gauge", "counter", "bar"}, kinds); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	if d.Texts != (resource{"i18n", "i18n", "plugio-charts"}) {
		t.Errorf("texts %+v", d.Texts)
	}
}

func TestJiraFiles(t *testing.T) {
	for name, data := range jiraJar(t, Config{BasePath: "/charts", Version: "1.2.3"}) {
		switch path.Ext(name) {
		case ".class", ".jar", ".vm", ".soy":
			t.Errorf("%s: the app is to hold no code", name)
		case ".properties", ".js", ".css", ".xml", ".MF":
			if strings.ContainsFunc(data, func(r rune) bool { return r > 0x7e }) && path.Ext(name) != ".xml" {
				t.Errorf("%s is not ASCII, and the product may read it as anything", name)
			}
		}
	}
}

func TestTextsOfBothLanguages(t *testing.T) {
	keys := map[string][]string{}
	for _, language := range languages {
		texts, err := jiraTexts(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			keys[language] = append(keys[language], text.key)
			if text.words == "" || strings.HasPrefix(text.key, appPrefix) && strings.ContainsAny(text.words, "'{}") {
				t.Errorf("%s: %s = %s", language, text.key, text.words)
			}
		}
	}
	if diff := cmp.Diff(keys["en"], keys["de"]); diff != "" {
		t.Errorf("keys (-en +de):\n%s", diff)
	}
}

// TestScript: the script stands in a batch with those of others.
func TestScript(t *testing.T) {
	items := jiraJar(t, Config{BasePath: "/charts", Version: "1.2.3"})["js/items.js"]
	if len(items) >= 30_000 {
		t.Errorf("the script has %d bytes, and is to stay below 30,000", len(items))
	}
	if !strings.HasPrefix(items, ";(function () {") || !strings.HasSuffix(items, "}());\n") {
		t.Error("the script is no function of its own")
	}
	gadget, err := Gadget(Config{BasePath: "/charts", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	var spec gadgetSpec
	if err := xml.Unmarshal(gadget, &spec); err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`(?s)<script>\n(.*)</script>`).FindStringSubmatch(spec.Content.HTML)
	if code == nil || strings.Contains(code[1], "</") {
		t.Fatal("the script cannot stand in the gadget's HTML")
	}
	for _, sign := range []string{"__MSG_", "__UP_", "__MODULE_", "__BIDI_"} {
		if strings.Contains(spec.Content.HTML, sign) {
			t.Errorf("the container would replace %s", sign)
		}
	}
	// Jira's own minifier reads the script, and that of older versions nothing newer.
	const parse = `const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
		let text = ""; process.stdin.on("data", (part) => { text += part; }).on("end", () => { parse(text, { ecmaVersion: 2017 }); });`
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node to read the script as ECMAScript 2017")
	}
	for name, source := range map[string]string{"items": items, "gadget": code[1], "newer": "a?.b"} {
		command := exec.Command("node", "--expose-internals", "-e", parse)
		command.Stdin = strings.NewReader(source)
		if out, err := command.CombinedOutput(); (err == nil) != (name != "newer") {
			t.Errorf("%s as ECMAScript 2017: %v\n%s", name, err, out)
		}
	}
}
