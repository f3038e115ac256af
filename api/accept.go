package api

import (
	"net/http"
	"strconv"
	"strings"
)

// forImage says whether an image element asks: a browser says so itself, on HTTPS at least, and
// other programs that show pictures name one first among the types they take. None of them
// sends a body, so that a script which posts learns the status on plain HTTP too.
func forImage(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	if dest := r.Header["Sec-Fetch-Dest"]; len(dest) > 0 {
		return dest[0] == "image"
	}
	for _, field := range r.Header["Accept"] {
		for field != "" {
			var element string
			element, field = cutList(field)
			if kind, accepted := mediaRange(element); kind != "" {
				return accepted && strings.HasPrefix(kind, "image/")
			}
		}
	}
	return false
}

// wantsJSON says whether the Accept fields name JSON and no image. A wildcard for
// every type names neither, and a range with q=0 is one the caller refuses.
func wantsJSON(accept []string) bool {
	json := false
	for _, field := range accept {
		for field != "" {
			var element string
			element, field = cutList(field)
			switch kind, accepted := mediaRange(element); {
			case !accepted:
			case strings.HasPrefix(kind, "image/"):
				return false
			case kind == "application/json", kind == "application/problem+json":
				json = true
			}
		}
	}
	return json
}

// cutList splits the first element off a list; a comma in a quoted string
// belongs to the element.
func cutList(field string) (element, rest string) { return cutUnquoted(field, ',') }

func cutUnquoted(s string, sep byte) (before, after string) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// mediaRange returns the type of an element of Accept in lower case and whether
// its weight is above zero. A weight that cannot be read accepts nothing.
func mediaRange(element string) (kind string, accepted bool) {
	kind, params := cutUnquoted(element, ';')
	accepted = true
	for params != "" {
		var param string
		param, params = cutUnquoted(params, ';')
		name, weight, found := strings.Cut(strings.TrimSpace(param), "=")
		if found && strings.EqualFold(name, "q") {
			q, err := strconv.ParseFloat(weight, 64)
			accepted = err == nil && q > 0
			break
		}
	}
	return strings.ToLower(strings.TrimSpace(kind)), accepted
}
