package api

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// Cache is how long a browser may keep a picture, in whole seconds, or NoStore.
type Cache time.Duration

// NoStore forbids every cache to keep a picture.
const NoStore Cache = -1

const maxCache = Cache(24 * time.Hour)

// ParseCache reads "no-store", a duration such as 5m, or a plain number of seconds.
func ParseCache(s string) (Cache, error) {
	if s == "no-store" {
		return NoStore, nil
	}
	if n, err := strconv.ParseUint(s, 10, 31); err == nil {
		return Cache(n) * Cache(time.Second), nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d%time.Second != 0 {
		return 0, errors.New("must be no-store or a duration in whole seconds with its unit, such as 5m or 30s")
	}
	return Cache(d), nil
}

// String returns a setting that ParseCache reads as c.
func (c Cache) String() string {
	if c == NoStore {
		return "no-store"
	}
	text := time.Duration(c).String()
	if minutes, whole := strings.CutSuffix(text, "m0s"); whole {
		text = minutes + "m"
	}
	if hours, whole := strings.CutSuffix(text, "h0m"); whole {
		text = hours + "h"
	}
	return text
}

// header is the Cache-Control field of a picture. Shared caches may not keep it,
// since its URL is a page's content; and proxies may not recompress it.
func (c Cache) header() string {
	if c == NoStore {
		return "no-store"
	}
	return "private, max-age=" + strconv.Itoa(int(time.Duration(c)/time.Second)) + ", no-transform"
}
