package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
)

// sockets are the listeners that were opened for the process, by what they are for. With
// them it needs no right to open any, so it can run where there is no network at all.
type sockets map[string]net.Listener

// The names of sockets, as FileDescriptorName= of a systemd socket unit gives them.
const (
	socketHTTP    = "http"
	socketMetrics = "metrics"
)

// firstSocket is the descriptor at which systemd begins, SD_LISTEN_FDS_START.
const firstSocket = 3

// inheritSockets takes over the listeners that systemd announces in the environment, as
// sd_listen_fds(3) describes. There are none unless LISTEN_PID is this process.
func inheritSockets(env []string) (sockets, error) {
	variables := map[string]string{}
	for _, variable := range env {
		name, text, _ := strings.Cut(variable, "=")
		variables[name] = text
	}
	if variables["LISTEN_PID"] != strconv.Itoa(os.Getpid()) {
		return nil, nil
	}
	count, err := strconv.Atoi(variables["LISTEN_FDS"])
	if err != nil || count < 1 {
		return nil, errors.New("LISTEN_FDS: must be the number of sockets that the service manager passes on")
	}
	names := strings.Split(variables["LISTEN_FDNAMES"], ":")
	found := sockets{}
	for i := range count {
		name := socketHTTP
		if i < len(names) && count > 1 || i < len(names) && names[i] == socketMetrics {
			name = names[i]
		}
		if name != socketHTTP && name != socketMetrics || found[name] != nil {
			return nil, fmt.Errorf("LISTEN_FDNAMES: socket %d of %d must have FileDescriptorName=%s or %s, each once", i+1, count, socketHTTP, socketMetrics)
		}
		file := os.NewFile(uintptr(firstSocket+i), name)
		if found[name], err = net.FileListener(file); err != nil {
			return nil, fmt.Errorf("LISTEN_FDS: socket %d of %d is no listening stream socket", i+1, count)
		}
		// The listener has a descriptor of its own.
		if err := file.Close(); err != nil {
			return nil, fmt.Errorf("LISTEN_FDS: closing a socket: %w", err)
		}
	}
	return found, nil
}

// listen returns the inherited listener of a name, or else opens one.
func (s sockets) listen(name, address string) (net.Listener, error) {
	if ln := s[name]; ln != nil {
		return ln, nil
	}
	return net.Listen("tcp", address)
}
