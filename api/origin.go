package api

import "net/http"

// shared lets the scripts of other origins read what a route answers, if that is set. The
// field is the same whoever asks, so that no answer depends on the Origin of a request.
func (s *Service) shared(r route) route {
	if s.cfg.AllowOrigin == "" {
		return r
	}
	r.origin = s.cfg.AllowOrigin
	r.allow = "GET, HEAD, OPTIONS, POST"
	draw := r.answer
	r.answer = func(req *http.Request) answer {
		if req.Method == http.MethodOptions {
			return answer{status: http.StatusNoContent, preflight: true}
		}
		return draw(req)
	}
	return r
}

// preflightHeader is what a browser asks before a script's POST of JSON.
var preflightHeader = http.Header{
	"Access-Control-Allow-Methods": {"GET, HEAD, POST"},
	"Access-Control-Allow-Headers": {"Content-Type"},
	"Access-Control-Max-Age":       {"600"},
}
