package api

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strconv"
	"strings"
)

// compressed is an answer with its body compressed, under a tag of its own, or as it is
// where that would save too little. Only what is the same for every reader is compressed:
// the length of another answer would tell of its values.
func compressed(a answer) (answer, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return answer{}, fmt.Errorf("opening gzip: %w", err)
	}
	if _, err := w.Write(a.body); err != nil {
		return answer{}, fmt.Errorf("writing gzip: %w", err)
	}
	if err := w.Close(); err != nil {
		return answer{}, fmt.Errorf("closing gzip: %w", err)
	}
	if packed.Len() > len(a.body)*9/10 {
		return a, nil
	}
	a.body, a.encoding, a.vary = packed.Bytes(), "gzip", "Accept-Encoding"
	if a.etag != "" {
		a.etag = strings.TrimSuffix(a.etag, `"`) + `-gzip"`
	}
	return a, nil
}

// takesGzip says whether the Accept-Encoding fields name gzip, or anything, and do not
// refuse it.
func takesGzip(fields []string) bool {
	wildcard := false
	for _, field := range fields {
		for element := range strings.SplitSeq(field, ",") {
			name, weight, _ := strings.Cut(element, ";")
			switch name = strings.ToLower(strings.Trim(name, " \t")); {
			case name == "gzip" || name == "x-gzip":
				return !weightless(weight)
			case name == "*":
				wildcard = !weightless(weight)
			}
		}
	}
	return wildcard
}

// weightless says whether a weight such as q=0 is nothing, or is no weight.
func weightless(weight string) bool {
	if strings.Trim(weight, " \t") == "" {
		return false
	}
	name, number, _ := strings.Cut(strings.Trim(weight, " \t"), "=")
	q, err := strconv.ParseFloat(number, 64)
	return !strings.EqualFold(name, "q") || err != nil || !(q > 0)
}
