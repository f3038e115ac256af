//go:build faultinject

package api

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/plugio/charts/render"
)

// tamper lets a request ask for a fault while it is drawn: its description begins with
// the fault's name. Each fault holds all that the request held.
func tamper(s *Service) {
	debug.SetMaxStack(8 << 20) // full at once
	draw := s.render
	s.render = func(dst []byte, w render.Widget, o render.Options) ([]byte, error) {
		held := fmt.Sprintf("%+v", w)
		switch {
		case strings.Contains(held, "fault:panic"):
			panic(held)
		case strings.Contains(held, "fault:index"):
			return []byte{dst[:1][len(held)]}, nil
		case strings.Contains(held, "fault:error"):
			return nil, fmt.Errorf("cannot draw %s", held)
		case strings.Contains(held, "fault:goroutine"):
			go panic(held)
			select {}
		case strings.Contains(held, "fault:overflow"):
			return dst, overflow(held, len(held))
		case strings.Contains(held, "fault:memory"):
			return dst, exhaust(held)
		case strings.Contains(held, "fault:stuck"):
			for { // no call in it, as in a rasteriser that counts to infinity
			}
		}
		return draw(dst, w, o)
	}
}

// overflow ends the process, since no recover catches a full stack.
func overflow(held string, n int) error {
	if n < 0 {
		return nil
	}
	return fmt.Errorf("%w %d", overflow(held, n+1), n)
}

// exhaust takes memory until the system gives no more, which ends the process as well.
func exhaust(held string) error {
	for taken := [][]byte{}; ; {
		taken = append(taken, bytes.Repeat([]byte(held), 64<<20/len(held)))
		runtime.KeepAlive(taken)
	}
}
