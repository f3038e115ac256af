package admission

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestWatch(t *testing.T) {
	tests := []struct {
		name       string
		take, want time.Duration // want is when stuck was called, 0 for never
	}{
		{"quick", time.Millisecond, 0},
		{"just in time", 4999 * time.Millisecond, 0},
		{"too long", 6 * time.Second, 5 * time.Second},
		{"for ever", time.Hour, 5 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start, calls, at := time.Now(), 0, time.Duration(0)
				stop := Watch(5*time.Second, func() { calls++; at = time.Since(start) })
				time.Sleep(tt.take)
				stop()
				time.Sleep(time.Hour)
				if at != tt.want || calls > 1 {
					t.Errorf("called %d times, after %v; want %v", calls, at, tt.want)
				}
			})
		})
	}
}
