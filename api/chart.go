package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/plugio/charts/api/admission"
	"github.com/plugio/charts/api/monitor"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
)

// maxBody bounds the body of a POST, in bytes.
const maxBody = 16 << 10

// chart is one picture's path.
type chart struct {
	widget string
	format render.Format
}

var charts = [...]chart{
	{"gauge", render.PNG},
	{"gauge", render.SVG},
	{"counter", render.PNG},
	{"counter", render.SVG},
	{"bar", render.PNG},
	{"bar", render.SVG},
}

// path is the chart's path below the base path.
func (c chart) path() string { return "/" + c.widget + "." + c.format.String() }

// look is how a refusal is shown before anything is known of the size asked for.
func (s *Service) look(c chart) look {
	defaults, _ := s.decoder().Query(c.widget, "", c.format)
	return look{picture: true, widget: c.widget, format: c.format, frame: defaults.Frame}
}

// picture answers with a chart, or with the picture of what is wrong.
func (s *Service) picture(c chart) handler {
	l, kind := s.look(c), renderKind(c)
	return func(r *http.Request) answer {
		req, size, why := s.decode(c, r)
		if why != nil {
			return s.refuse(r, l.in(req.Frame), why)
		}
		posted := r.Method == http.MethodPost
		if !posted && tagMatches(r.Header["If-None-Match"], s.tag) {
			return answer{status: http.StatusNotModified, cache: s.cache, etag: s.tag}
		}
		b, why := s.draw(r.Context(), drawing{kind, req.Widget, req.Options, req.Frame, size})
		if why != nil {
			return s.refuse(r, l.in(req.Frame), why)
		}
		a := answer{status: http.StatusOK, contentType: c.format.ContentType(), body: b.bytes, pooled: b}
		if !posted {
			a.cache, a.etag = s.cache, s.tag
		}
		return a
	}
}

// in is the look in the frame that was asked for, if one was.
func (l look) in(f params.Frame) look {
	if f.Width > 0 && f.Height > 0 {
		l.frame = f
	}
	return l
}

func (s *Service) decoder() params.Decoder {
	return params.Decoder{MaxPixels: int64(s.cfg.MaxPixels), House: s.cfg.House}
}

// decode reads the parameters of the query and, of a POST, of the body; size is that of both
// in bytes.
func (s *Service) decode(c chart, r *http.Request) (req params.Request, size int, why *refusal) {
	d, query := s.decoder(), r.URL.RawQuery
	if r.Method != http.MethodPost {
		weight := admission.Weight(0, len(query))
		if why := s.enterDesk(r.Context(), weight); why != nil {
			return req, 0, why
		}
		defer s.desk.Release(weight)
		req, why = checkedRequest(d.Query(c.widget, query, c.format))
		return req, len(query), why
	}
	read, why := bodyReader(d, r.Header)
	if why != nil {
		return req, 0, why
	}
	body, why := readBody(r)
	if why != nil {
		return req, 0, why
	}
	if !s.answers.Take(int64(len(body))) {
		s.metrics.Rejected(admission.ErrMemory)
		return req, 0, overloaded()
	}
	defer s.answers.Release(int64(len(body)))
	// Only now: a body may come slowly.
	weight := admission.Weight(0, len(query)+len(body))
	if why := s.enterDesk(r.Context(), weight); why != nil {
		return req, 0, why
	}
	defer s.desk.Release(weight)
	req, why = checkedRequest(read(c.widget, query, body, c.format))
	return req, len(query) + len(body), why
}

// enterDesk waits for a place among those whose parameters are read or whose refusal is
// written: a flood of requests that are never drawn must not keep the processor from
// what is. Short requests have a way of their own there too.
func (s *Service) enterDesk(ctx context.Context, weight int64) *refusal {
	if err := s.desk.Acquire(ctx, weight); err != nil {
		s.metrics.Rejected(err)
		return overloaded()
	}
	return nil
}

func checkedRequest(req params.Request, found []params.Problem) (params.Request, *refusal) {
	if len(found) > 0 {
		return req, wrongParameters(found)
	}
	return req, nil
}

// bodyReader chooses the decoder for the type of a body.
func bodyReader(d params.Decoder, h http.Header) (func(widget, query string, body []byte, f render.Format) (params.Request, []params.Problem), *refusal) {
	kind, args, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || h.Get("Content-Encoding") != "" {
		return nil, bodyType()
	}
	if charset := args["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, bodyType()
	}
	switch kind {
	case "application/x-www-form-urlencoded":
		return d.Form, nil
	case "application/json":
		return d.JSON, nil
	}
	return nil, bodyType()
}

func readBody(r *http.Request) ([]byte, *refusal) {
	if r.ContentLength > maxBody {
		return nil, bodyTooLarge()
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, bodyUnreadable()
	case len(body) > maxBody:
		return nil, bodyTooLarge()
	}
	return body, nil
}

// renderKind is what is drawn: a widget, or the notice of an error.
type renderKind struct {
	widget string
	format render.Format
}

const noticeKind = "notice"

// drawing is one picture to draw.
type drawing struct {
	kind    renderKind
	widget  render.Widget
	options render.Options
	frame   params.Frame
	text    int // how many bytes asked for it
}

// pixels is how many a PNG has. An SVG has none: it costs what a small PNG does,
// whatever its size.
func (d drawing) pixels() float64 {
	if d.kind.format == render.SVG {
		return 0
	}
	return d.frame.Width * d.frame.Height * d.frame.DPR * d.frame.DPR
}

// draw renders into a pooled buffer while it holds the picture's render slots; they
// are free again before the first byte is sent, whatever the client's speed. What the answer
// takes is counted until it is sent.
func (s *Service) draw(ctx context.Context, d drawing) (*buffer, *refusal) {
	weight := admission.Weight(d.pixels(), d.text)
	if err := s.slots.Acquire(ctx, weight); err != nil {
		s.metrics.Rejected(err)
		return nil, overloaded()
	}
	defer s.slots.Release(weight)
	b := s.buffers.get()
	if err := s.drawInto(ctx, b, d); err != nil {
		s.giveBack(b)
		return nil, err
	}
	return b, nil
}

func (s *Service) drawInto(ctx context.Context, b *buffer, d drawing) *refusal {
	defer s.redeem(&b.promised)
	if !s.reserve(&b.promised, d.need()) {
		s.metrics.Rejected(admission.ErrMemory)
		return overloaded()
	}
	d.options.Admit = func(bytes int) (err error) {
		b.taken, err = s.answers.Reserve(ctx, held(bytes))
		return err
	}
	if s.cfg.Memory > 0 {
		d.options.Room = func(bytes int) error {
			if !s.reserve(&b.promised, int64(bytes)) {
				return admission.ErrMemory
			}
			return nil
		}
	}
	picture, err := s.watched(b.bytes, d)
	if err != nil {
		return s.undrawn(d, err)
	}
	b.bytes = picture
	b.taken = s.answers.Resize(b.taken, held(len(picture)))
	return nil
}

// held is what an answer takes while it is sent: what is gathered for one write is there
// twice.
func held(bytes int) int64 {
	if bytes <= maxGathered {
		bytes *= 2
	}
	return int64(bytes)
}

// giveBack takes the buffer of an answer that is sent, or will not be.
func (s *Service) giveBack(b *buffer) {
	s.answers.Release(b.taken)
	b.taken = 0
	s.buffers.put(b)
}

// undrawn says why there is no picture.
func (s *Service) undrawn(d drawing, err error) *refusal {
	var much *render.DetailError
	switch {
	case errors.Is(err, admission.ErrQueueWait), errors.Is(err, admission.ErrClientGone):
		s.metrics.Rejected(err)
		return overloaded()
	case errors.Is(err, fonts.ErrRoom), errors.Is(err, admission.ErrMemory):
		s.metrics.Rejected(admission.ErrMemory)
		return overloaded()
	case errors.As(err, &much):
		return wrongParameters([]params.Problem{params.TooDetailedAt(d.kind.widget, much.Role)})
	}
	s.events.Fault(monitor.RenderError)
	return defect()
}

// watched draws under the watchdog's eyes.
func (s *Service) watched(dst []byte, d drawing) ([]byte, error) {
	watched := s.watchdog.Begin()
	defer watched.End()
	d.options.Progress, d.options.Padding = &watched.Progress, s.cfg.Padding
	start := time.Now()
	picture, err := s.render(dst, d.widget, d.options)
	s.drawings[d.kind].Count(time.Since(start))
	return picture, err
}

// stuck reports a drawing that does not end. It cannot be interrupted and keeps its
// slots for good, so that whoever runs the process has to end it.
func (s *Service) stuck() {
	s.events.Fault(monitor.Stuck)
	if s.cfg.OnStuck != nil {
		s.cfg.OnStuck()
	}
}
