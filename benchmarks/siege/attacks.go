package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// attack is a number of connections that send the same again and again.
type attack struct {
	name        string
	connections int
	raw         string
	deaf        bool // nothing is read of the answers
}

func attacks() []attack {
	return []attack{
		{"four of the largest pictures", 4, get("/gauge.png?width=2000&height=2000&value=50&ticks=20&thresholds=" + zones()), false},
		{"64 of the largest pictures", 64, get("/gauge.png?width=2000&height=2000&value=50&ticks=20&thresholds=" + zones()), false},
		{"64 of the longest texts", 64, post("/bar.svg", largest(func(i int) rune { return rune(0x1f300 + i%0x2ff) }, 58)), false},
		{"64 of the most letters", 64, post("/bar.png", largest(func(i int) rune { return rune(0x4e00 + i%12000) }, 76)), false},
		{"200 of refused queries", 200, "GET /gauge.svg?strict=true" + unknown() + " HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n", false},
		{"512 that never read", 512, post("/bar.svg", largest(func(i int) rune { return rune(0x1f300 + i%0x2ff) }, 58)), true},
	}
}

func get(target string) string { return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n" }

func post(target, body string) string {
	return fmt.Sprintf("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", target, len(body), body)
}

// zones have so many colours that no palette holds the picture.
func zones() string {
	list := make([]string, 64)
	for i := range list {
		list[i] = fmt.Sprintf("%d:%02x%02x%02x", i, i*53%256, (255+64*31-i*31)%256, i*97%256)
	}
	return url.QueryEscape(strings.Join(list, ","))
}

// largest is a bar with a legend of 64 names, each letter another.
func largest(letter func(int) rune, length int) string {
	names := make([]string, 64)
	for i := range names {
		name := []rune("1::")
		for j := range length {
			name = append(name, letter(i*length+j))
		}
		names[i] = string(name)
	}
	return `{"width":2000,"height":2000,"legend":"below","segments":"` + strings.Join(names, ",") + `"}`
}

func unknown() string {
	var names strings.Builder
	for i := range 99 {
		fmt.Fprintf(&names, "&%s%02d=", strings.Repeat("thresholds", 4)[:38], i)
	}
	return names.String()
}

// run attacks until stopped is closed, and returns when all connections are.
func (a attack) run(address string, stopped chan struct{}) {
	var clients sync.WaitGroup
	for range a.connections {
		clients.Go(func() {
			for !isClosed(stopped) {
				a.connection(address, stopped)
			}
		})
	}
	clients.Wait()
}

// connection asks until the service closes it.
func (a attack) connection(address string, stopped chan struct{}) {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		pause(stopped)
		return
	}
	defer conn.Close()
	go func() { <-stopped; conn.Close() }()
	if a.deaf {
		_ = conn.(*net.TCPConn).SetReadBuffer(4096)
		// What it asks for more than once waits in the service's own buffers.
		_, _ = io.WriteString(conn, strings.Repeat(a.raw, 4))
		pause(stopped)
		for one := make([]byte, 1); ; pause(stopped) {
			// Reading nothing tells nothing of a close; writing does.
			if _, err := conn.Write(one[:0]); err != nil || isClosed(stopped) {
				return
			}
			if _, err := io.WriteString(conn, a.raw); err != nil {
				return
			}
		}
	}
	for r := bufio.NewReader(conn); ; {
		if _, err := io.WriteString(conn, a.raw); err != nil {
			return
		}
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			return
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			return
		}
	}
}

func pause(stopped chan struct{}) {
	select {
	case <-stopped:
	case <-time.After(time.Second):
	}
}

func isClosed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
