package api

import (
	"strings"
	"testing"
	"time"

	"github.com/plugio/charts/render"
)

const wrongOrigin = "PLUGIO_ALLOW_ORIGIN: must be * or one origin in small letters and without a path, such as https://wiki.example.com"

func TestValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Config)
		want   string // empty: valid
	}{
		{"defaults", func(*Config) {}, ""},
		{"base path", func(c *Config) { c.BasePath = "/charts" }, ""},
		{"deep base path", func(c *Config) { c.BasePath = "/a/b-1.x_~" }, ""},
		{"base path is a slash", func(c *Config) { c.BasePath = "/" }, "PLUGIO_BASE_PATH: leave it empty to serve at the root, or write segments of letters, digits and -._~, such as /charts"},
		{"base path ends with a slash", func(c *Config) { c.BasePath = "/charts/" }, "PLUGIO_BASE_PATH: write it without the slash at its end, as in /charts"},
		{"base path without a slash", func(c *Config) { c.BasePath = "charts" }, "PLUGIO_BASE_PATH: write a slash before it, as in /charts"},
		{"base path with dots", func(c *Config) { c.BasePath = "/a/../b" }, "PLUGIO_BASE_PATH: must be segments of letters, digits and -._~, such as /charts"},
		{"base path with a pattern", func(c *Config) { c.BasePath = "/:id" }, "PLUGIO_BASE_PATH: must be segments of letters, digits and -._~, such as /charts"},
		{"base path with a star", func(c *Config) { c.BasePath = "/a*b" }, "PLUGIO_BASE_PATH: must be segments of letters, digits and -._~, such as /charts"},
		{"no pixels", func(c *Config) { c.MaxPixels = 0 }, "PLUGIO_MAX_PIXELS: must lie between 100000 and 4000000"},
		{"more pixels than can be", func(c *Config) { c.MaxPixels = 4_000_001 }, "PLUGIO_MAX_PIXELS: must lie between 100000 and 4000000"},
		{"no workers", func(c *Config) { c.Workers = 0 }, "PLUGIO_WORKERS: must lie between 1 and 1024"},
		{"no queue", func(c *Config) { c.Queue = 0 }, ""},
		{"negative queue", func(c *Config) { c.Queue = -1 }, "PLUGIO_QUEUE: must lie between 0 and 100000"},
		{"no wait", func(c *Config) { c.QueueWait = 0 }, "PLUGIO_QUEUE_WAIT: must lie between 1ms and 10s"},
		{"cache off", func(c *Config) { c.Cache = NoStore }, ""},
		{"cache of more than a day", func(c *Config) { c.Cache = Cache(24*time.Hour + time.Second) }, "PLUGIO_CACHE: must lie between no-store and 24h"},
		{"any origin", func(c *Config) { c.AllowOrigin = "*" }, ""},
		{"one origin", func(c *Config) { c.AllowOrigin = "https://wiki.example.com" }, ""},
		{"one origin with a port", func(c *Config) { c.AllowOrigin = "http://localhost:8090" }, ""},
		{"origin with a path", func(c *Config) { c.AllowOrigin = "https://wiki.example.com/" }, wrongOrigin},
		{"origin without a host", func(c *Config) { c.AllowOrigin = "https://:8090" }, wrongOrigin},
		{"origin without a port after its colon", func(c *Config) { c.AllowOrigin = "https://wiki.example.com:" }, wrongOrigin},
		{"origin in capitals", func(c *Config) { c.AllowOrigin = "https://Wiki.example.com" }, wrongOrigin},
		{"origin without a scheme", func(c *Config) { c.AllowOrigin = "wiki.example.com" }, wrongOrigin},
		{"two origins", func(c *Config) { c.AllowOrigin = "https://a.example, https://b.example" }, wrongOrigin},
		{"origin that is null", func(c *Config) { c.AllowOrigin = "null" }, wrongOrigin},
		{"origin of a file", func(c *Config) { c.AllowOrigin = "file:///etc" }, wrongOrigin},
		{"origin with a user", func(c *Config) { c.AllowOrigin = "https://me@wiki.example.com" }, wrongOrigin},
		{"origin with a line break", func(c *Config) { c.AllowOrigin = "https://wiki.example.com\r\nX: y" }, wrongOrigin},
		{"padding to a power", func(c *Config) { c.Padding = render.PowerOfTwo }, ""},
		{"padding by next to nothing", func(c *Config) { c.Padding = 255 }, "PLUGIO_PAD: must lie between 256 and 64KiB"},
		{"padding to more than any small picture has", func(c *Config) { c.Padding = render.MaxPadding + 1 }, "PLUGIO_PAD: must lie between 256 and 64KiB"},
		{"no drain", func(c *Config) { c.Drain = 0 }, ""},
		{"negative drain", func(c *Config) { c.Drain = -1 }, "PLUGIO_DRAIN: must lie between 0s and 5m0s"},
		{"long finish", func(c *Config) { c.Finish = time.Hour }, "PLUGIO_FINISH: must lie between 0s and 5m0s"},
		{"two at once", func(c *Config) { c.Workers, c.Queue = 0, -1 }, "PLUGIO_WORKERS: must lie between 1 and 1024\nPLUGIO_QUEUE: must lie between 0 and 100000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := DefaultConfig()
			tt.change(&c)
			got := ""
			if err := c.Validate(); err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("Validate() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNewRefusesAnInvalidConfig(t *testing.T) {
	if _, err := New(Config{}); err == nil || !strings.Contains(err.Error(), "PLUGIO_WORKERS") {
		t.Errorf("New of the zero Config: %v, want an error that names PLUGIO_WORKERS", err)
	}
}
