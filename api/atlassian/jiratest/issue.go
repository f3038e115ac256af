package jiratest

import (
	"encoding/json"
	"io"
	"net/http"
)

// Token is a personal access token, as programs send it.
const Token = "MDEyMzQ1Njc4OWFi"

// Issue is what programs changed of an issue.
type Issue struct {
	Description string
	Attachments map[string][]byte // by file name
}

// Issue returns an issue as it is now.
func (j *Jira) Issue(key string) Issue {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.issues[key]
}

func (j *Jira) edit(w http.ResponseWriter, r *http.Request) {
	var given struct {
		Fields struct {
			Description string `json:"description"`
		} `json:"fields"`
	}
	if !j.viewer(r) {
		refuse(w, http.StatusUnauthorized)
		return
	}
	if err := json.NewDecoder(r.Body).Decode(&given); err != nil {
		refuse(w, http.StatusBadRequest, "not JSON")
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	issue := j.issues[r.PathValue("key")]
	issue.Description = given.Fields.Description
	j.issues[r.PathValue("key")] = issue
	w.WriteHeader(http.StatusNoContent)
}

// attach stores a file. Forms are what the check against forged requests is about, so it
// wants the header that no form of another site can send.
func (j *Jira) attach(w http.ResponseWriter, r *http.Request) {
	if !j.viewer(r) {
		refuse(w, http.StatusUnauthorized)
		return
	}
	if r.Header.Get("X-Atlassian-Token") != "no-check" {
		refuse(w, http.StatusForbidden, "XSRF check failed")
		return
	}
	file, header, err := r.FormFile("file")
	if err != nil {
		refuse(w, http.StatusBadRequest, "no file")
		return
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		refuse(w, http.StatusBadRequest, "no file")
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	issue := j.issues[r.PathValue("key")]
	if issue.Attachments == nil {
		issue.Attachments = map[string][]byte{}
	}
	issue.Attachments[header.Filename] = data
	j.issues[r.PathValue("key")] = issue
	answer(w, []map[string]string{{"filename": header.Filename}})
}
