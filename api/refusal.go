package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// problem is one reason why a request is refused. All its texts come from tables;
// none repeats what the request held but a name one letter away from a known one.
type problem struct {
	Code          string `json:"code"`
	Parameter     string `json:"parameter,omitempty"`
	Detail        string `json:"detail"`
	Documentation string `json:"documentation,omitempty"` // the playground, if there is one

	// line is the problem as a picture shows it.
	line string
}

// refusal is everything that is wrong with a request.
type refusal struct {
	status            int
	allow, retryAfter string
	problems          []problem
}

func refused(status int, code, line, detail string) *refusal {
	return &refusal{status: status, problems: []problem{{Code: code, line: line, Detail: detail}}}
}

func notFound() *refusal {
	return refused(http.StatusNotFound, "not_found", "no such path", "The path names nothing that this service answers.")
}

func methodNotAllowed(allow string) *refusal {
	r := refused(http.StatusMethodNotAllowed, "method_not_allowed", "method not allowed", "The path does not answer this method; the Allow field lists those it does.")
	r.allow = allow
	return r
}

func targetTooLong() *refusal {
	return refused(http.StatusRequestURITooLong, "target_too_long", "URL longer than 8,000 bytes",
		"The request target may have 8,000 bytes; a POST takes the same parameters in its body.")
}

func bodyTooLarge() *refusal {
	return refused(http.StatusRequestEntityTooLarge, "body_too_large", "body larger than 16 KiB", "The body may have 16 KiB.")
}

func bodyType() *refusal {
	return refused(http.StatusUnsupportedMediaType, "body_type", "unknown body type",
		"The body must be application/x-www-form-urlencoded or application/json, in UTF-8 and not compressed.")
}

func bodyUnreadable() *refusal {
	return refused(http.StatusBadRequest, "body_unreadable", "body incomplete", "The body ended early or came too slowly.")
}

func overloaded() *refusal {
	r := refused(http.StatusServiceUnavailable, "overloaded", "busy, try again", "No render slot came free in time.")
	r.retryAfter = "1"
	return r
}

func defect() *refusal {
	return refused(http.StatusInternalServerError, "defect", "internal error", "The service failed at this request.")
}

func wrongParameters(found []params.Problem) *refusal {
	r := &refusal{status: http.StatusBadRequest}
	for _, p := range found {
		r.problems = append(r.problems, problem{Code: p.Code.String(), Parameter: p.Parameter, Detail: p.Detail(), line: p.Error()})
	}
	return r
}

// look is how a refusal is shown where the caller does not ask for JSON: as a
// picture, or as a line of text for paths that are no pictures.
type look struct {
	picture bool
	widget  string
	format  render.Format
	frame   params.Frame
}

// refuse turns a refusal into an answer. A reader gets a picture: Firefox shows no SVG of a
// 400 and Java's exporters no picture at all, so that a wrong parameter asked for by an
// image element is answered 200, and only counted as what it is.
func (s *Service) refuse(r *http.Request, l look, why *refusal) answer {
	image := forImage(r)
	if !image && wantsJSON(r.Header["Accept"]) {
		return s.toldAsJSON(r.Context(), why)
	}
	a := s.shown(r, l, why)
	if image && l.picture && a.status == http.StatusBadRequest {
		a.counted, a.status, a.problem = a.status, http.StatusOK, why.problems[0].Code
	}
	return a
}

// shown is a refusal as a picture, or as a line of text on paths that are no pictures.
func (s *Service) shown(r *http.Request, l look, why *refusal) answer {
	a := why.answer()
	if !l.picture {
		a.contentType = textPlain
		a.body = fmt.Appendf(nil, "%d %s: %s\n", why.status, http.StatusText(why.status), why.problems[0].line)
		return a
	}
	a.contentType = l.format.ContentType()
	prepared, ok := s.prepared[preparedKey{why.status, l.widget, l.format}]
	if ok {
		a.body = prepared
		return a
	}
	b, fault := s.draw(r.Context(), drawing{
		renderKind{noticeKind, l.format}, notice(l.frame, why), render.Options{Format: l.format, DPR: l.frame.DPR}, l.frame, 0,
	})
	if fault != nil {
		return s.shown(r, l, fault) // a fault's picture is prepared
	}
	a.body, a.pooled = b.bytes, b
	return a
}

// answer has no body yet.
func (why *refusal) answer() answer {
	return answer{status: why.status, allow: why.allow, retryAfter: why.retryAfter}
}

func notice(f params.Frame, why *refusal) *render.Notice {
	n := &render.Notice{Width: f.Width, Height: f.Height, Theme: f.Theme, Heading: strconv.Itoa(why.status)}
	for _, p := range why.problems {
		n.Lines = append(n.Lines, p.line)
	}
	return n
}

// preparedKey names a picture that is drawn when the service starts, for the
// moments in which none can be drawn.
type preparedKey struct {
	status int
	widget string
	format render.Format
}

// prepare draws what is shown when nothing can be drawn. It is also the proof, at
// the start, that drawing works at all.
func (s *Service) prepare() error {
	for _, c := range charts {
		for _, why := range []*refusal{defect(), overloaded()} {
			l := s.look(c)
			body, err := s.render(nil, notice(l.frame, why), render.Options{Format: l.format, DPR: l.frame.DPR, Padding: s.cfg.Padding})
			if err != nil {
				return fmt.Errorf("drawing the picture of a %d: %w", why.status, err)
			}
			s.prepared[preparedKey{why.status, l.widget, l.format}] = body
		}
	}
	return nil
}

// problemDetails is the body that RFC 9457 describes. Its members of the first problem
// serve callers that read one, Problems holds them all.
type problemDetails struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	problem
	Problems []problem `json:"problems"`
}

// toldAsJSON is problemJSON at the desk, but for what says that there is no place.
func (s *Service) toldAsJSON(ctx context.Context, why *refusal) answer {
	if why.status == http.StatusServiceUnavailable {
		return s.problemJSON(why)
	}
	if busy := s.enterDesk(ctx, 1); busy != nil {
		return s.problemJSON(busy)
	}
	defer s.desk.Release(1)
	return s.problemJSON(why)
}

func (s *Service) problemJSON(why *refusal) answer {
	d := problemDetails{Type: "about:blank", Title: http.StatusText(why.status), Status: why.status}
	for _, p := range why.problems {
		if s.cfg.Playground {
			p.Documentation = (&url.URL{Path: s.cfg.BasePath + "/", Fragment: p.Parameter}).String()
		}
		d.Problems = append(d.Problems, p)
	}
	d.problem = d.Problems[0]
	a := why.answer()
	a.contentType = "application/problem+json"
	a.body, _ = json.Marshal(d) // texts and numbers can always be written
	return a
}
