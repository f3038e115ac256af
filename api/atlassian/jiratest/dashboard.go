package jiratest

import (
	"bytes"
	"embed"
	"encoding/json"
	"encoding/xml"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

//go:embed assets
var assets embed.FS

var zeroTime time.Time

// Placed is an item on the dashboard.
type Placed struct {
	// Kind is the key of the item's module.
	Kind string
	// Prefs are what was saved; without any, the dashboard shows the form.
	Prefs map[string]string
	// Width is the item's in CSS pixels; 0 is 480.
	Width int
}

// View is how the dashboard is opened.
type View struct {
	// Mode and System are the theme: Mode is light, dark, auto, or empty as in Jira 9.
	Mode string
	// Lang is the viewer's language; empty is English.
	Lang string
	// Element gives the items their element plain, not within a jQuery object.
	Element bool
	// Encoded is how often preferences are HTML-encoded on their way to the items.
	Encoded int
	// Policy is the page's Content-Security-Policy.
	Policy string
	// Directory shows what can be added in place of the dashboard.
	Directory bool
	// Bare leaves out what a dashboard's API does not have to have.
	Bare bool
}

// Place puts items on the dashboard in place of all that are there.
func (j *Jira) Place(items ...Placed) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.items = items
}

// Prefs returns what is stored of an item.
func (j *Jira) Prefs(i int) map[string]string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return maps.Clone(j.items[i].Prefs)
}

// Path is the address of the dashboard below the host.
func (v View) Path() string {
	q := url.Values{}
	set := func(name, value string) {
		if value != "" {
			q.Set(name, value)
		}
	}
	set("mode", v.Mode)
	set("lang", v.Lang)
	set("policy", v.Policy)
	if v.Encoded > 0 {
		set("encoded", strconv.Itoa(v.Encoded))
	}
	for name, on := range map[string]bool{"element": v.Element, "directory": v.Directory, "bare": v.Bare} {
		if on {
			set(name, "true")
		}
	}
	return ContextPath + "/secure/Dashboard.jspa?" + q.Encode()
}

// page is what the template shows.
type page struct {
	Context, Mode, Lang string
	Directory           bool
	Available           []Item
	State               template.JS
}

func (j *Jira) dashboard(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	j.mu.Lock()
	state, err := json.Marshal(map[string]any{
		"context": ContextPath, "items": j.items, "modules": j.app.modules(),
		"encoded": atoi(q.Get("encoded")), "element": q.Get("element") != "", "bare": q.Get("bare") != "",
	})
	j.mu.Unlock()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	p := page{
		Context: ContextPath, Mode: q.Get("mode"), Lang: q.Get("lang"), Directory: q.Get("directory") != "",
		Available: j.app.descriptor.Items, State: template.JS(state),
	}
	if p.Lang == "" {
		p.Lang = "en"
	}
	if policy := q.Get("policy"); policy != "" {
		w.Header().Set("Content-Security-Policy", policy)
	}
	show(w, "dashboard.html", p)
}

// modules maps the key of an item to its module and title.
func (a app) modules() map[string]map[string]any {
	modules := map[string]map[string]any{}
	for _, item := range a.descriptor.Items {
		modules[item.Key] = map[string]any{"module": item.Module, "title": item.Title, "configurable": item.Configurable}
	}
	return modules
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func show(w http.ResponseWriter, name string, data any) {
	parsed, err := template.ParseFS(assets, "assets/"+name)
	var b bytes.Buffer
	if err == nil {
		err = parsed.Execute(&b, data)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html;charset=UTF-8")
	w.Header().Set("Set-Cookie", Session+"; Path=/; HttpOnly")
	_, _ = b.WriteTo(w)
}

// save stores an item's preferences. What does not begin with up_ is dropped, and what is
// no text is refused.
func (j *Jira) save(w http.ResponseWriter, r *http.Request) {
	var given map[string]string
	if err := json.NewDecoder(r.Body).Decode(&given); err != nil {
		http.Error(w, "preferences are texts", http.StatusBadRequest)
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	i := atoi(r.PathValue("id")) - 1
	if i < 0 || i >= len(j.items) {
		http.NotFound(w, r)
		return
	}
	prefs := map[string]string{}
	for name, value := range given {
		if own, ok := strings.CutPrefix(name, "up_"); ok {
			prefs[own] = value
		}
	}
	j.items[i].Prefs = prefs
	w.WriteHeader(http.StatusNoContent)
}

// gadget is the frame of the gadget whose specification stands at the address url.
func (j *Jira) gadget(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	resp, err := http.Get(q.Get("url"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	var spec struct {
		Prefs []struct {
			Name    string `xml:"name,attr"`
			Default string `xml:"default_value,attr"`
		} `xml:"UserPref"`
		Content string `xml:"Content"`
	}
	if err := xml.NewDecoder(resp.Body).Decode(&spec); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	prefs := map[string]string{}
	for _, p := range spec.Prefs {
		prefs[p.Name] = p.Default
		if given := q.Get("up_" + p.Name); given != "" {
			prefs[p.Name] = given
		}
	}
	state, _ := json.Marshal(prefs)
	show(w, "gadget.html", map[string]any{"Context": ContextPath, "Prefs": template.JS(state), "Content": template.HTML(spec.Content)})
}
