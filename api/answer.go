package api

import (
	"cmp"
	"maps"
	"net/http"
	"strconv"
)

// handler answers a request. It is all that a route consists of, whatever the
// router.
type handler func(*http.Request) answer

// answer is a whole response; nothing is sent before it is complete.
type answer struct {
	status int
	// counted, if it is not 0, is what the answer is in metrics and log in place of status.
	counted     int
	contentType string
	// cache is the Cache-Control field; empty means no-store.
	cache string
	// etag, allow, retryAfter, problem and origin are fields that are sent if they are not empty.
	etag, allow, retryAfter, problem, origin string
	// preflight adds what a browser asks before a script's request to another origin.
	preflight bool
	// policy, if it is not empty, replaces the Content-Security-Policy of a picture.
	policy string
	// encoding is how the body is compressed, if it is; vary names the field that decides it.
	encoding, vary string
	body           []byte
	// pooled, if it is not nil, owns the body and goes back to its pool when the
	// body is sent.
	pooled *buffer
}

// fixedHeader stands on every answer. Each picture may be shown on any site, is
// never taken for another type, and, opened as a document, can neither run nor load
// anything.
var fixedHeader = http.Header{
	"X-Content-Type-Options":       {"nosniff"},
	"Content-Security-Policy":      {"default-src 'none'; style-src 'unsafe-inline'; sandbox"},
	"Cross-Origin-Resource-Policy": {"cross-origin"},
	"Referrer-Policy":              {"no-referrer"},
}

func (a answer) writeTo(w http.ResponseWriter, r *http.Request) {
	h := fields{w.Header(), make([]string, 0, maxFields)}
	maps.Copy(h.header, fixedHeader)
	h.set("Cache-Control", cmp.Or(a.cache, "no-store"))
	h.set("Etag", a.etag)
	h.set("Allow", a.allow)
	h.set("Retry-After", a.retryAfter)
	h.set("Plugio-Problem", a.problem)
	h.set("Access-Control-Allow-Origin", a.origin)
	h.set("Content-Security-Policy", a.policy)
	h.set("Vary", a.vary)
	if a.preflight {
		maps.Copy(h.header, preflightHeader)
	}
	// A 304 describes the picture the client has, whose length nobody computed; a 204 has none.
	if a.status != http.StatusNotModified && a.status != http.StatusNoContent {
		h.set("Content-Type", a.contentType)
		h.set("Content-Encoding", a.encoding)
		h.set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead && len(a.body) > 0 {
		// A failed write means that the client has gone; there is nobody to tell.
		_, _ = w.Write(a.body)
	}
}

// maxFields is how many fields an answer of its own has at most.
const maxFields = 11

// fields sets a header's fields, whose values stand in one piece of memory.
type fields struct {
	header http.Header
	values []string
}

// set sets a field, by its canonical name, if the value is not empty.
func (f *fields) set(name, value string) {
	if value == "" {
		return
	}
	f.values = append(f.values, value)
	last := len(f.values)
	f.header[name] = f.values[last-1 : last : last]
}

const textPlain = "text/plain; charset=utf-8"

// text is an answer in a fixed line of plain text.
func text(status int, line string) answer {
	return answer{status: status, contentType: textPlain, body: []byte(line)}
}

// recorder remembers what was sent through it, and as what it counts.
type recorder struct {
	http.ResponseWriter
	status, counted int
}

// Unwrap lets http.ResponseController find what it needs.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (r *recorder) WriteHeader(status int) {
	r.status = status
	if r.counted == 0 {
		r.counted = status
	}
	r.ResponseWriter.WriteHeader(status)
}
