package api

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/fonts"
)

// PixelLimit is the largest picture that can be allowed, in pixels: one of four
// bytes each, so 16 MB while it is drawn.
const PixelLimit = 4_000_000

// Config is everything a Service can be told. Start from DefaultConfig and change
// what differs; New refuses a Config that Validate refuses.
type Config struct {
	// BasePath stands before every route, such as "/charts"; it starts with a slash
	// and does not end with one. Empty serves at the root.
	BasePath string
	// Build tells one build of the program from every other. Only a digest of it
	// leaves the service, in the ETag.
	Build string
	// Version is the build's name, as the metrics show it.
	Version string
	// MaxPixels bounds width × height × dpr² of a picture, 100,000 to PixelLimit.
	MaxPixels int
	// Workers is how many render slots there are, 1 to 1,024: a picture takes one, and
	// one more for each half million of its pixels. Queue is how many
	// requests may wait for that, 0 to 100,000, each at most QueueWait, 1 ms to 10 s.
	Workers, Queue int
	QueueWait      time.Duration
	// RenderLimit is how long a drawing may take, 100 ms to 5 min, before OnStuck is
	// called: drawing cannot be interrupted, so that only the end of the process helps.
	RenderLimit time.Duration
	OnStuck     func()
	// Fonts draw the texts; nil is the embedded ones.
	Fonts *fonts.Set
	// House is what holds where a request says nothing; nil sets nothing.
	House *params.House
	// Cache says how long a browser keeps a picture.
	Cache Cache
	// Drain is how long a stopping service goes on accepting requests while it
	// reports that it is not ready, 0 to 5 min; Finish is how long the requests still
	// open after that may take, 0 to 5 min.
	Drain, Finish time.Duration
	// TLS, if it is not nil, holds the certificate to serve with. Its minimum version
	// is raised to 1.2 and its protocols are replaced by HTTP/1.1.
	TLS *tls.Config
	// Log takes event codes; nil drops them. monitor.NewLogger returns one in the
	// service's own format.
	Log *slog.Logger
	// AccessLog adds one line per request: route, method, status, bytes and duration.
	// Health checks are never among them.
	AccessLog bool
}

// DefaultConfig returns the configuration of a service that was told nothing.
func DefaultConfig() Config {
	return Config{
		MaxPixels: PixelLimit,
		Workers:   max(2, runtime.GOMAXPROCS(0)),
		Queue:     64,
		QueueWait: 2 * time.Second,
		Cache:     300,
		Drain:     5 * time.Second,
		Finish:    10 * time.Second,

		RenderLimit: 5 * time.Second,
	}
}

// Validate reports every setting that is wrong, by the name an administrator
// knows it by and without its value.
func (c Config) Validate() error {
	return errors.Join(
		checkBasePath(c.BasePath),
		within("PLUGIO_MAX_PIXELS", c.MaxPixels, 100_000, PixelLimit),
		within("PLUGIO_WORKERS", c.Workers, 1, 1024),
		within("PLUGIO_QUEUE", c.Queue, 0, 100_000),
		within("PLUGIO_QUEUE_WAIT", c.QueueWait, time.Millisecond, 10*time.Second),
		within("PLUGIO_RENDER_LIMIT", c.RenderLimit, 100*time.Millisecond, 5*time.Minute),
		within("PLUGIO_CACHE", c.Cache, NoStore, maxCache),
		within("PLUGIO_DRAIN", c.Drain, 0, 5*time.Minute),
		within("PLUGIO_FINISH", c.Finish, 0, 5*time.Minute),
	)
}

func within[T int | Cache | time.Duration](setting string, v, low, high T) error {
	if v < low || v > high {
		return fmt.Errorf("%s: must lie between %v and %v", setting, low, high)
	}
	return nil
}

// A base path is kept to characters that no proxy, router or browser rewrites.
const basePathLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"

func checkBasePath(p string) error {
	if p == "" {
		return nil
	}
	for segment := range strings.SplitSeq(strings.TrimPrefix(p, "/"), "/") {
		if segment == "" || segment == "." || segment == ".." || strings.Trim(segment, basePathLetters) != "" {
			return errors.New("PLUGIO_BASE_PATH: must be segments of letters, digits and -._~, such as /charts")
		}
	}
	if p[0] != '/' {
		return errors.New("PLUGIO_BASE_PATH: must start with a slash")
	}
	return nil
}

// Cache is how long a browser may keep a picture, in seconds, or NoStore.
type Cache int

// NoStore forbids every cache to keep a picture.
const NoStore Cache = -1

const maxCache Cache = 86_400

// ParseCache reads "no-store" or a number of seconds.
func ParseCache(s string) (Cache, error) {
	if s == "no-store" {
		return NoStore, nil
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return 0, errors.New("must be no-store or a whole number of seconds")
	}
	return Cache(n), nil
}

// String returns the setting that ParseCache reads as c.
func (c Cache) String() string {
	if c == NoStore {
		return "no-store"
	}
	return strconv.Itoa(int(c))
}

// header is the Cache-Control field of a picture. Shared caches may not keep it,
// since its URL is a page's content; and proxies may not recompress it.
func (c Cache) header() string {
	if c == NoStore {
		return "no-store"
	}
	return "private, max-age=" + c.String() + ", no-transform"
}
