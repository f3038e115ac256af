package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/api"
	"github.com/plugio/charts/render"
)

func TestSettings(t *testing.T) {
	tests := []struct {
		name  string
		args  []string
		env   []string
		check func(*settings) (got, want any)
	}{
		{"default address", nil, nil, func(s *settings) (any, any) { return s.listen, ":8080" }},
		{"variable", nil, []string{"PLUGIO_LISTEN=127.0.0.1:1"}, func(s *settings) (any, any) { return s.listen, "127.0.0.1:1" }},
		{"flag", []string{"--listen", "127.0.0.1:2"}, nil, func(s *settings) (any, any) { return s.listen, "127.0.0.1:2" }},
		{"flag before variable", []string{"-listen=127.0.0.1:2"}, []string{"PLUGIO_LISTEN=127.0.0.1:1"}, func(s *settings) (any, any) { return s.listen, "127.0.0.1:2" }},
		{"empty variable is not set", nil, []string{"PLUGIO_LISTEN="}, func(s *settings) (any, any) { return s.listen, ":8080" }},
		{"empty flag is set", []string{"--base-path="}, []string{"PLUGIO_BASE_PATH=/charts"}, func(s *settings) (any, any) { return s.api.BasePath, "" }},
		{"metrics address", nil, []string{"PLUGIO_METRICS_LISTEN=127.0.0.1:3"}, func(s *settings) (any, any) { return s.metricsListen, "127.0.0.1:3" }},
		{"no metrics", []string{"--metrics-listen=off"}, nil, func(s *settings) (any, any) { return s.metricsListen, "off" }},
		{"render limit", nil, []string{"PLUGIO_RENDER_LIMIT=200ms"}, func(s *settings) (any, any) { return s.api.RenderLimit, 200 * time.Millisecond }},
		{"base path", nil, []string{"PLUGIO_BASE_PATH=/charts"}, func(s *settings) (any, any) { return s.api.BasePath, "/charts" }},
		{"equals sign in a value", nil, []string{"PLUGIO_LISTEN=a=b:1"}, func(s *settings) (any, any) { return s.listen, "a=b:1" }},
		{"no-store", nil, []string{"PLUGIO_CACHE=no-store"}, func(s *settings) (any, any) { return s.api.Cache, api.NoStore }},
		{"cache seconds", []string{"--cache", "60"}, nil, func(s *settings) (any, any) { return s.api.Cache, api.Cache(time.Minute) }},
		{"cache duration", nil, []string{"PLUGIO_CACHE=10m"}, func(s *settings) (any, any) { return s.api.Cache, api.Cache(10 * time.Minute) }},
		{"origin", nil, []string{"PLUGIO_ALLOW_ORIGIN=https://wiki.example.com"}, func(s *settings) (any, any) { return s.api.AllowOrigin, "https://wiki.example.com" }},
		{"padding", nil, nil, func(s *settings) (any, any) { return s.api.Padding, render.Padding(0) }},
		{"padding to a size", nil, []string{"PLUGIO_PAD=1KiB"}, func(s *settings) (any, any) { return s.api.Padding, render.Padding(1024) }},
		{"padding to a power", []string{"--pad", "power"}, nil, func(s *settings) (any, any) { return s.api.Padding, render.PowerOfTwo }},
		{"playground", nil, nil, func(s *settings) (any, any) { return s.api.Playground, true }},
		{"no playground", nil, []string{"PLUGIO_PLAYGROUND=off"}, func(s *settings) (any, any) { return s.api.Playground, false }},
		{"fonts", []string{"--font-dir", "/fonts"}, nil, func(s *settings) (any, any) { return s.fontDir, "/fonts" }},
		{"presets", nil, []string{"PLUGIO_PRESETS=/etc/presets.yaml"}, func(s *settings) (any, any) { return s.presets, "/etc/presets.yaml" }},
		{"pixels", nil, []string{"PLUGIO_MAX_PIXELS=1000000"}, func(s *settings) (any, any) { return s.api.MaxPixels, 1_000_000 }},
		{"workers", []string{"--workers", "7"}, nil, func(s *settings) (any, any) { return s.api.Workers, 7 }},
		{"queue", nil, []string{"PLUGIO_QUEUE=0"}, func(s *settings) (any, any) { return s.api.Queue, 0 }},
		{"queue wait", nil, []string{"PLUGIO_QUEUE_WAIT=1500ms"}, func(s *settings) (any, any) { return s.api.QueueWait, 1500 * time.Millisecond }},
		{"drain", []string{"--drain", "0s"}, nil, func(s *settings) (any, any) { return s.api.Drain, time.Duration(0) }},
		{"finish", nil, []string{"PLUGIO_FINISH=20s"}, func(s *settings) (any, any) { return s.api.Finish, 20 * time.Second }},
		{"log level", nil, []string{"PLUGIO_LOG_LEVEL=WARN"}, func(s *settings) (any, any) { return s.logLevel, slog.LevelWarn }},
		{"access log on", nil, []string{"PLUGIO_ACCESS_LOG=on"}, func(s *settings) (any, any) { return s.api.AccessLog, true }},
		{"access log by a bare flag", []string{"--access-log"}, nil, func(s *settings) (any, any) { return s.api.AccessLog, true }},
		{"access log off again", []string{"--access-log=off"}, []string{"PLUGIO_ACCESS_LOG=true"}, func(s *settings) (any, any) { return s.api.AccessLog, false }},
		{
			"unknown variables", nil,
			[]string{"PLUGIO_LISTEM=x", "PATH=/bin", "PLUGIO_CHARTS_PORT=tcp://x", "plugio_queue=1"},
			func(s *settings) (any, any) { return s.unknown, []string{"PLUGIO_LISTEM", "PLUGIO_CHARTS_PORT"} },
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := readSettings("serve", tt.args, tt.env, io.Discard)
			if err != nil {
				t.Fatalf("readSettings: %v", err)
			}
			if got, want := tt.check(s); !cmp.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestWrongSettings(t *testing.T) {
	tests := []struct {
		args []string
		env  []string
		want string
	}{
		{nil, []string{"PLUGIO_LISTEN=canary"}, "PLUGIO_LISTEN: must be host:port with a number as port, such as :8080"},
		{nil, []string{"PLUGIO_LISTEN=:http"}, "PLUGIO_LISTEN: must be host:port with a number as port, such as :8080"},
		{nil, []string{"PLUGIO_LISTEN=:65536"}, "PLUGIO_LISTEN: must be host:port with a number as port, such as :8080"},
		{nil, []string{"PLUGIO_METRICS_LISTEN=canary"}, "PLUGIO_METRICS_LISTEN: must be host:port with a number as port, such as :9090, or off"},
		{nil, []string{"PLUGIO_METRICS_LISTEN=OFF"}, "PLUGIO_METRICS_LISTEN: must be host:port with a number as port, such as :9090, or off"},
		{nil, []string{"PLUGIO_RENDER_LIMIT=1ms"}, "PLUGIO_RENDER_LIMIT: must lie between 100ms and 5m0s"},
		{nil, []string{"PLUGIO_WORKERS=canary"}, "PLUGIO_WORKERS: must be a whole number"},
		{nil, []string{"PLUGIO_WORKERS=0"}, "PLUGIO_WORKERS: must lie between 1 and 1024"},
		{nil, []string{"PLUGIO_QUEUE=-1"}, "PLUGIO_QUEUE: must lie between 0 and 100000"},
		{nil, []string{"PLUGIO_QUEUE_WAIT=2"}, "PLUGIO_QUEUE_WAIT: must be a duration with its unit, such as 2s or 500ms"},
		{nil, []string{"PLUGIO_QUEUE_WAIT=1h"}, "PLUGIO_QUEUE_WAIT: must lie between 1ms and 10s"},
		{nil, []string{"PLUGIO_CACHE=canary"}, "PLUGIO_CACHE: must be no-store or a duration in whole seconds with its unit, such as 5m or 30s"},
		{nil, []string{"PLUGIO_MAX_PIXELS=1e6"}, "PLUGIO_MAX_PIXELS: must be a whole number"},
		{nil, []string{"PLUGIO_BASE_PATH=canary"}, "PLUGIO_BASE_PATH: write a slash before it, as in /charts"},
		{nil, []string{"PLUGIO_BASE_PATH=/"}, "PLUGIO_BASE_PATH: leave it empty to serve at the root, or write segments of letters, digits and -._~, such as /charts"},
		{nil, []string{"PLUGIO_BASE_PATH=/charts/"}, "PLUGIO_BASE_PATH: write it without the slash at its end, as in /charts"},
		{nil, []string{"PLUGIO_CACHE=48h"}, "PLUGIO_CACHE: must lie between no-store and 24h"},
		{nil, []string{"PLUGIO_ALLOW_ORIGIN=canary"}, "PLUGIO_ALLOW_ORIGIN: must be * or one origin in small letters and without a path, such as https://wiki.example.com"},
		{nil, []string{"PLUGIO_PAD=canary"}, "PLUGIO_PAD: must be off, power or a number of bytes, such as 1KiB or 1024"},
		{nil, []string{"PLUGIO_PAD=128KiB"}, "PLUGIO_PAD: must lie between 256 and 64KiB"},
		{nil, []string{"PLUGIO_PLAYGROUND=canary"}, "PLUGIO_PLAYGROUND: must be on or off"},
		{nil, []string{"PLUGIO_DRAIN=-1s"}, "PLUGIO_DRAIN: must lie between 0s and 5m0s"},
		{nil, []string{"PLUGIO_FINISH=canary"}, "PLUGIO_FINISH: must be a duration with its unit, such as 2s or 500ms"},
		{nil, []string{"PLUGIO_LOG_LEVEL=canary"}, "PLUGIO_LOG_LEVEL: must be debug, info, warn or error"},
		{nil, []string{"PLUGIO_ACCESS_LOG=canary"}, "PLUGIO_ACCESS_LOG: must be on or off"},
		{nil, []string{"PLUGIO_TLS_CERT=canary"}, "PLUGIO_TLS_KEY: must be set together with PLUGIO_TLS_CERT"},
		{nil, []string{"PLUGIO_TLS_KEY=canary"}, "PLUGIO_TLS_CERT: must be set together with PLUGIO_TLS_KEY"},
		{nil, []string{"PLUGIO_TLS_CERT=/canary", "PLUGIO_TLS_KEY=/canary"}, "PLUGIO_TLS_CERT: /canary does not exist\nPLUGIO_TLS_KEY: /canary does not exist"},
		{[]string{"--queue", "canary"}, nil, "PLUGIO_QUEUE: must be a whole number"},
		{[]string{"--access-log=canary"}, nil, "PLUGIO_ACCESS_LOG: must be on or off"},
		{[]string{"--que=canary"}, nil, "flag provided but not defined: -que"},
		{[]string{"canary"}, nil, "takes flags only, see --help"},
		{[]string{"--queue", "x"}, []string{"PLUGIO_WORKERS=y"}, "PLUGIO_WORKERS: must be a whole number\nPLUGIO_QUEUE: must be a whole number"},
	}
	for _, tt := range tests {
		_, err := readSettings("serve", tt.args, tt.env, io.Discard)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%v %v: error %v, want %q", tt.args, tt.env, err, tt.want)
		}
	}
}

func TestHelpShowsEverySettingWithItsDefault(t *testing.T) {
	var help bytes.Buffer
	if _, err := readSettings("serve", []string{"--help"}, nil, &help); !errors.Is(err, flag.ErrHelp) {
		t.Fatalf("--help: %v", err)
	}
	s := &settings{}
	for _, row := range s.table() {
		if !strings.Contains(help.String(), "--"+row.flag()+", "+row.name+"\n") {
			t.Errorf("the help does not explain %s", row.name)
		}
	}
	for _, want := range []string{"(default :8080)", "(default 5m)", "(default 2s)", "(default 4000000)", "(default info)", "(default off)"} {
		if !strings.Contains(help.String(), want) {
			t.Errorf("the help does not say %s", want)
		}
	}
}

func TestSettingNames(t *testing.T) {
	s := &settings{}
	var names []string
	for _, row := range s.table() {
		if !strings.HasPrefix(row.name, "PLUGIO_") || strings.HasSuffix(row.name, "_PORT") || slices.Contains(names, row.name) {
			t.Errorf("%s is not a name for a setting", row.name)
		}
		names = append(names, row.name)
	}
	if got := (setting{name: "PLUGIO_QUEUE_WAIT"}).flag(); got != "queue-wait" {
		t.Errorf("the flag of PLUGIO_QUEUE_WAIT is %q, want queue-wait", got)
	}
}

func TestLoopback(t *testing.T) {
	tests := []struct {
		listen string
		hosts  []string
		port   string
	}{
		{":8080", []string{"127.0.0.1", "::1"}, "8080"},
		{"0.0.0.0:80", []string{"127.0.0.1"}, "80"},
		{"[::]:80", []string{"127.0.0.1", "::1"}, "80"},
		{"127.0.0.1:80", []string{"127.0.0.1"}, "80"},
		{"[::1]:80", []string{"::1"}, "80"},
		{"charts.internal:80", []string{"charts.internal"}, "80"},
		{"8080", nil, ""},
		{":0", nil, ""},
		{"", nil, ""},
	}
	for _, tt := range tests {
		hosts, port, err := loopback(tt.listen)
		if !slices.Equal(hosts, tt.hosts) || port != tt.port || (err == nil) != (tt.port != "") {
			t.Errorf("loopback(%q) = %v, %q, %v; want %v, %q", tt.listen, hosts, port, err, tt.hosts, tt.port)
		}
	}
}
