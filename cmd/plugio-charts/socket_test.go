package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestInheritSocketsRefusals(t *testing.T) {
	mine := fmt.Sprintf("LISTEN_PID=%d", os.Getpid())
	for _, test := range []struct {
		name string
		env  []string
		want string // a part of the error, or none
	}{
		{"nothing is announced", nil, ""},
		{"announced to another process", []string{"LISTEN_PID=1", "LISTEN_FDS=1"}, ""},
		{"no number", []string{mine}, "LISTEN_FDS: must be the number"},
		{"none", []string{mine, "LISTEN_FDS=0"}, "LISTEN_FDS: must be the number"},
		{"an unknown name", []string{mine, "LISTEN_FDS=2", "LISTEN_FDNAMES=admin:http"}, "socket 1 of 2 must have FileDescriptorName=http or metrics"},
		{"fewer names than sockets", []string{mine, "LISTEN_FDS=5000", "LISTEN_FDNAMES=admin:http"}, "socket 1 of 5000"},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := inheritSockets(test.env)
			if test.want == "" && (err != nil || len(found) != 0) {
				t.Errorf("got %v, %v; want neither", found, err)
			}
			if test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("the error is %v, want %q in it", err, test.want)
			}
		})
	}
}
