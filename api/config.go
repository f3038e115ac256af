package api

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"runtime"
	"strings"
	"time"

	"github.com/plugio/charts/api/admission"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
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
	// Memory is how many bytes the process may use, 0 if there is no limit. The bodies that wait
	// to be decoded and the answers that are built and sent at one moment may take an eighth of it.
	Memory int64
	// RenderLimit is how long a drawing may stand still, 100 ms to 5 min, before OnStuck is
	// called: drawing cannot be interrupted, so that only the end of the process helps. Where
	// the process has less than a processor it is as much longer.
	RenderLimit time.Duration
	OnStuck     func()
	// Fonts draw the texts; nil is the embedded ones.
	Fonts *fonts.Set
	// House is what holds where a request says nothing; nil sets nothing.
	House *params.House
	// Cache says how long a browser keeps a picture.
	Cache Cache
	// Padding fills pictures up, those of refusals too, so that their length tells less.
	Padding render.Padding
	// AllowOrigin, if it is not empty, is "*" or the one origin, such as
	// "https://wiki.example.com", whose scripts may read the pictures' pixels.
	AllowOrigin string
	// Playground shows the page at the base path, its files and openapi.json. Without it
	// they are not found.
	Playground bool
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
	// LogDropped, if it is not nil, is how many lines of the log were not written.
	LogDropped func() int64
	// AccessLog adds one line per request: route, method, status and duration.
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
		Cache:     Cache(5 * time.Minute),
		Drain:     5 * time.Second,
		Finish:    10 * time.Second,

		RenderLimit: 5 * time.Second,
		Playground:  true,
	}
}

const (
	// baseMemory is for what is not drawn: program, fonts, outlines, connections.
	baseMemory = 32 << 20
	// minSlots lets a small picture by where a large one is drawn.
	minSlots = 2
)

// SlotsFor is how many of so many render slots memory allows, at least two.
func SlotsFor(slots int, memory int64) int {
	if memory <= 0 {
		return slots
	}
	return max(minSlots, min(slots, int((memory-baseMemory)/admission.SlotMemory)))
}

// answerMemory is how many bytes of answers there may be.
func (c Config) answerMemory() int64 {
	const most, least = 256 << 20, 4 << 20
	if c.Memory <= 0 {
		return most
	}
	return max(least, min(most, c.Memory/8))
}

// sendBuffer is how many bytes of answers the system keeps of each connection, 0 if there is
// memory for what it likes.
func (s *Service) sendBuffer() int {
	if s.cfg.Memory <= 0 {
		return 0
	}
	return int(max(16<<10, min(s.cfg.answerMemory()/maxConnections, 256<<10)))
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
		checkPadding(c.Padding),
		checkOrigin(c.AllowOrigin),
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

func checkPadding(p render.Padding) error {
	if p.Valid() {
		return nil
	}
	return fmt.Errorf("PLUGIO_PAD: must lie between %v and %v", render.MinPadding, render.MaxPadding)
}

// A base path is kept to characters that no proxy, router or browser rewrites.
const basePathLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"

func checkBasePath(p string) error {
	const (
		setting = "PLUGIO_BASE_PATH: "
		form    = "segments of letters, digits and -._~, such as /charts"
	)
	switch {
	case p == "":
		return nil
	case p == "/":
		return errors.New(setting + "leave it empty to serve at the root, or write " + form)
	case p[0] != '/':
		return errors.New(setting + "write a slash before it, as in /charts")
	case p[len(p)-1] == '/':
		return errors.New(setting + "write it without the slash at its end, as in /charts")
	}
	for segment := range strings.SplitSeq(strings.TrimPrefix(p, "/"), "/") {
		if segment == "" || segment == "." || segment == ".." || strings.Trim(segment, basePathLetters) != "" {
			return errors.New(setting + "must be " + form)
		}
	}
	return nil
}

func checkOrigin(origin string) error {
	if origin == "" || origin == "*" || IsOrigin(origin) {
		return nil
	}
	return errors.New("PLUGIO_ALLOW_ORIGIN: must be * or one origin in small letters and without a path, such as https://wiki.example.com")
}

// IsOrigin says whether a text is an origin as browsers send it, such as "https://wiki.example.com": they compare it to
// the letter, so that capitals or a slash at its end would match nothing.
func IsOrigin(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" {
		return false
	}
	return s == u.Scheme+"://"+strings.ToLower(u.Host) && !strings.HasSuffix(s, ":")
}
