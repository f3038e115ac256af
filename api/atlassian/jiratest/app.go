package jiratest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// app is an installed jar: its descriptor and files.
type app struct {
	descriptor descriptor
	files      map[string][]byte
	texts      map[string]string
}

// descriptor is what a dashboard reads of atlassian-plugin.xml.
type descriptor struct {
	Key   string `xml:"key,attr"`
	Texts struct {
		Location string `xml:"location,attr"`
	} `xml:"resource"`
	WebResources []webResource `xml:"web-resource"`
	Items        []Item        `xml:"dashboard-item"`
}

type webResource struct {
	Key       string   `xml:"key,attr"`
	Contexts  []string `xml:"context"`
	Resources []struct {
		Name     string `xml:"name,attr"`
		Location string `xml:"location,attr"`
	} `xml:"resource"`
}

// Item is a dashboard item of an app.
type Item struct {
	Key          string `xml:"key,attr"`
	Configurable bool   `xml:"configurable,attr"`
	TitleKey     struct {
		Key string `xml:"key,attr"`
	} `xml:"definition>title"`
	DescriptionKey struct {
		Key string `xml:"key,attr"`
	} `xml:"description"`
	Thumbnail struct {
		Location string `xml:"location,attr"`
	} `xml:"definition>thumbnail"`
	Module string `xml:"amd-module"`
	// Title and Description are the words of the keys.
	Title       string `xml:"-"`
	Description string `xml:"-"`
}

func openApp(jar []byte) (app, error) {
	a := app{files: map[string][]byte{}}
	r, err := zip.NewReader(bytes.NewReader(jar), int64(len(jar)))
	if err != nil {
		return a, err
	}
	for _, entry := range r.File {
		if a.files[entry.Name], err = readEntry(entry); err != nil {
			return a, fmt.Errorf("%s: %w", entry.Name, err)
		}
	}
	if err := xml.Unmarshal(a.files["atlassian-plugin.xml"], &a.descriptor); err != nil {
		return a, fmt.Errorf("atlassian-plugin.xml: %w", err)
	}
	if a.texts, err = readProperties(a.files[a.descriptor.Texts.Location+".properties"]); err != nil {
		return a, err
	}
	for i := range a.descriptor.Items {
		item := &a.descriptor.Items[i]
		item.Title, item.Description = a.words(item.TitleKey.Key), a.words(item.DescriptionKey.Key)
	}
	return a, nil
}

func readEntry(entry *zip.File) ([]byte, error) {
	from, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer from.Close()
	return io.ReadAll(from)
}

// words is a text, or its key if there is none, as Jira shows it.
func (a app) words(key string) string {
	if words, ok := a.texts[key]; ok {
		return words
	}
	return key
}

// readProperties reads what of Java's format the apps use.
func readProperties(source []byte) (map[string]string, error) {
	texts := map[string]string{}
	for line := range strings.Lines(string(source)) {
		key, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		if !ok {
			continue
		}
		words, err := strconv.Unquote(`"` + strings.ReplaceAll(words, `"`, `\"`) + `"`)
		if err != nil {
			return nil, fmt.Errorf("the text %s: %w", key, err)
		}
		texts[key] = words
	}
	return texts, nil
}

// of returns the files of a context that end so, joined as a batch joins them: the scripts
// of others stand before and after, and not all of them end with a semicolon.
func (a app) of(context, ending string) []byte {
	var b bytes.Buffer
	for _, w := range a.descriptor.WebResources {
		for _, r := range w.Resources {
			if strings.Contains(strings.Join(w.Contexts, " "), context) && path.Ext(r.Location) == ending {
				b.Write(a.files[r.Location])
			}
		}
	}
	return b.Bytes()
}

func (j *Jira) batch(w http.ResponseWriter, r *http.Request) {
	switch r.PathValue("file") {
	case "batch.js":
		w.Header().Set("Content-Type", "application/javascript;charset=UTF-8")
		_, _ = fmt.Fprintf(w, "window.before = function () { return 1 }\n%s(function () { window.after = 1; })()", j.app.of("atl.dashboard", ".js"))
	case "batch.css":
		w.Header().Set("Content-Type", "text/css;charset=UTF-8")
		_, _ = w.Write(j.app.of("atl.dashboard", ".css"))
	case "dashboard.js", "dashboard.css", "gadgets.js":
		http.ServeFileFS(w, r, assets, "assets/"+r.PathValue("file"))
	default:
		http.NotFound(w, r)
	}
}

// download serves a resource under the key of its set, as Jira does.
func (j *Jira) download(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	for _, set := range j.app.descriptor.WebResources {
		if r.PathValue("key") != j.app.descriptor.Key+":"+set.Key {
			continue
		}
		for _, known := range set.Resources {
			location := known.Location
			if folder, ok := strings.CutSuffix(known.Name, "/"); ok && strings.HasPrefix(name, folder+"/") {
				location = known.Location + strings.TrimPrefix(name, folder)
			} else if known.Name != name {
				continue
			}
			if data, ok := j.app.files[location]; ok {
				http.ServeContent(w, r, name, zeroTime, bytes.NewReader(data))
				return
			}
		}
	}
	http.NotFound(w, r)
}
