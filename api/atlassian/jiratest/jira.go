package jiratest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// ContextPath is where the stand-in lives on its host.
const ContextPath = "/jira"

// Session is the cookie of a viewer who is logged in; the dashboard page sets it.
const Session = "JSESSIONID=0123456789ABCDEF"

// Found is what a query is answered with.
type Found struct {
	// Total is how many issues the viewer may see.
	Total int
	// Values are those of the number field that is asked for, one an issue. If there are
	// any, they are the issues, whatever Total says; a nil one is an issue without a value.
	Values []any
	// Status, if it is not 0, is an error's, and Messages what Jira says of it.
	Status   int
	Messages []string
	// Page, if it is not empty, is sent as HTML in place of any JSON.
	Page string
	// Redirect, if it is not empty, is where the browser is sent.
	Redirect string
	// Hold, if it is not nil, is waited for before the answer.
	Hold <-chan struct{}
}

// Search is one search that arrived.
type Search struct {
	JQL        string   `json:"jql"`
	StartAt    int      `json:"startAt"`
	MaxResults int      `json:"maxResults"`
	Fields     []string `json:"fields"`
}

// Field is a field of issues.
type Field struct {
	ID, Name, Type string
}

// Jira is the stand-in. It is safe for concurrent use.
type Jira struct {
	app   app
	pages http.Handler

	mu        sync.Mutex
	found     map[string]Found
	fields    []Field
	loggedOut bool
	searches  []Search
	requests  []string
	items     []Placed
	issues    map[string]Issue
	// pageSize is the most issues of one answer, whatever is asked for.
	pageSize int
}

// New returns a Jira in which the app of a jar is installed.
func New(jar []byte) (*Jira, error) {
	installed, err := openApp(jar)
	if err != nil {
		return nil, fmt.Errorf("installing the app: %w", err)
	}
	j := &Jira{app: installed, found: map[string]Found{}, issues: map[string]Issue{}, pageSize: 1000}
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+ContextPath+"/rest/api/2/search", j.search)
	mux.HandleFunc("GET "+ContextPath+"/rest/api/2/field", j.listFields)
	mux.HandleFunc("GET "+ContextPath+"/rest/api/2/myself", j.myself)
	mux.HandleFunc("PUT "+ContextPath+"/rest/api/2/issue/{key}", j.edit)
	mux.HandleFunc("POST "+ContextPath+"/rest/api/2/issue/{key}/attachments", j.attach)
	mux.HandleFunc("PUT "+ContextPath+"/rest/dashboards/1.0/1/gadget/{id}/prefs", j.save)
	mux.HandleFunc("GET "+ContextPath+"/secure/Dashboard.jspa", j.dashboard)
	mux.HandleFunc("GET "+ContextPath+"/plugins/servlet/gadgets/ifr", j.gadget)
	mux.HandleFunc("GET "+ContextPath+"/s/{file}", j.batch)
	mux.HandleFunc("GET "+ContextPath+"/download/resources/{key}/{name...}", j.download)
	j.pages = mux
	return j, nil
}

// Answer says how a query is answered from now on.
func (j *Jira) Answer(jql string, found Found) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.found[jql] = found
}

// SetFields says which fields issues have.
func (j *Jira) SetFields(fields ...Field) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.fields = fields
}

// SetPageSize bounds the issues of one answer.
func (j *Jira) SetPageSize(n int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.pageSize = n
}

// LogOut ends the viewer's session, or begins it again.
func (j *Jira) LogOut(out bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.loggedOut = out
}

// Searches returns the searches since the last call, in their order.
func (j *Jira) Searches() []Search {
	j.mu.Lock()
	defer j.mu.Unlock()
	searches := j.searches
	j.searches = nil
	return searches
}

// Requests returns method and target of each request since the last call.
func (j *Jira) Requests() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	requests := j.requests
	j.requests = nil
	return requests
}

func (j *Jira) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	j.requests = append(j.requests, r.Method+" "+r.URL.RequestURI())
	j.mu.Unlock()
	j.pages.ServeHTTP(w, r)
}

// viewer says whether somebody is logged in.
func (j *Jira) viewer(r *http.Request) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return !j.loggedOut && (slices.Contains(strings.Split(r.Header.Get("Cookie"), "; "), Session) || r.Header.Get("Authorization") == "Bearer "+Token)
}

func (j *Jira) search(w http.ResponseWriter, r *http.Request) {
	var asked Search
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || kind != "application/json" {
		http.Error(w, "not JSON", http.StatusUnsupportedMediaType)
		return
	}
	j.mu.Lock()
	j.searches = append(j.searches, asked)
	found, known := j.found[strings.TrimSuffix(asked.JQL, " ORDER BY key")]
	pageSize := j.pageSize
	j.mu.Unlock()
	if found.Hold != nil {
		select {
		case <-found.Hold:
		case <-r.Context().Done():
			return
		}
	}
	switch {
	case !known || !j.viewer(r):
		// Who is not logged in learns no more than that nothing of that name is there.
		refuse(w, http.StatusBadRequest, "The value 'X' does not exist for the field 'project'.")
	case found.Redirect != "":
		http.Redirect(w, r, found.Redirect, http.StatusFound)
	case found.Status != 0:
		refuse(w, found.Status, found.Messages...)
	case found.Page != "":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, found.Page)
	default:
		answer(w, found.page(asked, pageSize))
	}
}

// page is the part of the issues that was asked for.
func (f Found) page(asked Search, pageSize int) map[string]any {
	total := f.Total
	issues := []map[string]any{}
	if len(f.Values) > 0 {
		total = len(f.Values)
		end := min(asked.StartAt+min(asked.MaxResults, pageSize), total)
		for i := asked.StartAt; i < end; i++ {
			fields := map[string]any{}
			for _, field := range asked.Fields {
				fields[field] = f.Values[i]
			}
			issues = append(issues, map[string]any{"id": fmt.Sprint(10000 + i), "key": fmt.Sprintf("X-%d", i+1), "fields": fields})
		}
	}
	return map[string]any{"startAt": asked.StartAt, "maxResults": min(asked.MaxResults, pageSize), "total": total, "issues": issues}
}

func (j *Jira) listFields(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	list := []map[string]any{{"id": "thumbnail", "name": "Images", "custom": false}}
	for _, f := range j.fields {
		list = append(list, map[string]any{"id": f.ID, "name": f.Name, "custom": true, "schema": map[string]any{"type": f.Type}})
	}
	answer(w, list)
}

func (j *Jira) myself(w http.ResponseWriter, r *http.Request) {
	if !j.viewer(r) {
		refuse(w, http.StatusUnauthorized, "You are not authenticated.")
		return
	}
	answer(w, map[string]any{"name": "ada"})
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	_ = json.NewEncoder(w).Encode(v)
}

// refuse answers as Jira's resources do.
func refuse(w http.ResponseWriter, status int, messages ...string) {
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"errorMessages": messages, "errors": map[string]any{}})
}
