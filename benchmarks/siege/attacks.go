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
	manner      manner
	beside      []attack // what goes on at the same time
}

// manner is what the connections of an attack do after they have sent something.
type manner int

const (
	reading manner = iota // the answer, and ask again
	deaf                  // ask again, and read nothing
	idle                  // wait until the service hangs up
)

// What is asked for: what costs most to draw, and what is refused after most work.
func pixels() string {
	return get("/gauge.png?width=2000&height=2000&value=50&ticks=20&thresholds=" + zones())
}
func texts() string       { return post("/bar.svg", largest(emoji, 58)) }
func letters() string     { return post("/bar.png", largest(han, 76)) }
func everyScript() string { return post("/bar.png", largest(scripts, 58)) }
func refused() string {
	return "GET /gauge.svg?strict=true" + unknown() + " HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
}

// attacks are the mixes of a siege.
func attacks() []attack {
	all := []attack{
		{name: "four of the largest pictures", connections: 4, raw: pixels()},
		{name: "64 of the largest pictures", connections: 64, raw: pixels()},
		{name: "64 of the longest texts", connections: 64, raw: texts()},
		{name: "64 of the most letters", connections: 64, raw: letters()},
		{name: "64 of all scripts", connections: 64, raw: everyScript()},
		{name: "200 of refused queries", connections: 200, raw: refused()},
		{name: "those and two posted SVGs", connections: 200, raw: refused(), beside: []attack{{connections: 2, raw: post("/bar.svg", largest(han, 78))}}},
		{name: "512 that never read texts", connections: 512, raw: texts(), manner: deaf},
		{name: "512 that never read pixels", connections: 512, raw: pixels(), manner: deaf},
		{name: "600 that say nothing", connections: 600, manner: idle},
		{name: "600 that end no header", connections: 600, raw: "GET /gauge.svg HTTP/1.1\r\nHost: x\r\nX-", manner: idle},
	}
	return append(all, attack{name: "a part of each at once", beside: []attack{
		{connections: 2, raw: pixels()},
		{connections: 16, raw: texts()},
		{connections: 16, raw: letters()},
		{connections: 16, raw: everyScript()},
		{connections: 50, raw: refused()},
		{connections: 100, raw: texts(), manner: deaf},
		{connections: 100, raw: pixels(), manner: deaf},
		{connections: 100, manner: idle},
	}})
}

// worst are the mixes that are held against each amount of memory and of processors.
func worst() []attack {
	return []attack{
		{name: "64 that read texts", connections: 64, raw: texts()},
		{name: "64 that read pixels", connections: 64, raw: pixels()},
		{name: "512 that never read texts", connections: 512, raw: texts(), manner: deaf},
		{name: "512 that never read pixels", connections: 512, raw: pixels(), manner: deaf},
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

func emoji(i int) rune { return rune(0x1f300 + i%0x2ff) }

func han(i int) rune { return rune(0x4e00 + i%12000) }

// scripts take a letter of each font in turn.
func scripts(i int) rune {
	blocks := []rune{
		0x4e00, 0x3041, 0xac00, 0x3400, 0x1f300, 0x985, 0xb85, 0xc05, 0xa85, 0xa05, 0xc85, 0xd05, 0xb05, 0xd85, 0x1780,
		0xe81, 0x1000, 0x1200, 0x780, 0x2d30, 0x2200, 0x1d400, 0x2600, 0x2801, 0x905, 0x627, 0x5d0, 0xe01, 0x531, 0x10d0,
	}
	return blocks[i%len(blocks)] + rune(i/len(blocks)%24)
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
	for _, other := range a.beside {
		clients.Go(func() { other.run(address, stopped) })
	}
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
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-stopped:
			conn.Close()
		case <-ended:
		}
	}()
	switch a.manner {
	case idle:
		_, _ = io.WriteString(conn, a.raw)
		_, _ = io.Copy(io.Discard, conn)
		pause(stopped) // the system has only so many ports
	case deaf:
		a.pour(conn.(*net.TCPConn), stopped)
	default:
		a.converse(conn)
	}
}

// pour asks again and again, and reads nothing.
func (a attack) pour(conn *net.TCPConn, stopped chan struct{}) {
	_ = conn.SetReadBuffer(4096)
	// What it asks for more than once waits in the service's own buffers.
	for request := strings.Repeat(a.raw, 4); !isClosed(stopped); request = a.raw {
		if _, err := io.WriteString(conn, request); err != nil {
			return
		}
		pause(stopped)
	}
}

// converse asks again after each answer.
func (a attack) converse(conn net.Conn) {
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
