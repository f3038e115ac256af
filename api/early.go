package api

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
)

// early returns what net/http answers itself, to a request that no handler sees, with the
// fields that stand on every answer. Anything else it returns as it is: heads of handlers'
// answers are kept back, see gathered, and do not come here.
func early(p []byte) []byte {
	if !bytes.HasPrefix(p, []byte("HTTP/1.1 4")) && !bytes.HasPrefix(p, []byte("HTTP/1.1 5")) {
		return p
	}
	head, body, whole := bytes.Cut(p, []byte("\r\n\r\n"))
	if !whole {
		return p
	}
	out := bytes.Clone(head)
	add := func(name, value string) {
		if !bytes.Contains(head, []byte("\r\n"+name+": ")) {
			out = append(out, "\r\n"+name+": "+value...)
		}
	}
	add("Content-Length", strconv.Itoa(len(body)))
	add("Cache-Control", "no-store")
	for _, name := range fixedNames {
		add(name, fixedHeader[name][0])
	}
	return slices.Concat(out, []byte("\r\n\r\n"), body)
}

// fixedNames are those of fixedHeader in order.
var fixedNames = slices.Sorted(maps.Keys(fixedHeader))
