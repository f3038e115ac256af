package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// patience bounds a request; one that meets it has failed.
const patience = 30 * time.Second

// errBusy is the answer of a service that has more to draw than it can.
var errBusy = errors.New("answered that it is busy")

// client is one connection that is kept alive. It costs as little as it can, since it
// shares the machine with the servers that it measures.
type client struct {
	conn net.Conn
	in   *bufio.Reader
	out  []byte
}

func dial(address string) (*client, error) {
	conn, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		return nil, fmt.Errorf("connecting: %w", err)
	}
	return &client{conn: conn, in: bufio.NewReaderSize(conn, 64<<10)}, nil
}

// get asks for a target and drops the body of the answer.
func (c *client) get(target string) (size int, err error) {
	resp, err := c.ask(target)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(io.Discard, resp.Body)
	switch {
	case err != nil:
		return 0, fmt.Errorf("reading an answer: %w", err)
	case resp.StatusCode == http.StatusServiceUnavailable:
		return 0, errBusy
	case resp.StatusCode != http.StatusOK:
		return 0, fmt.Errorf("answered %d", resp.StatusCode)
	case n == 0:
		return 0, errors.New("an answer without a body")
	}
	return int(n), nil
}

func (c *client) ask(target string) (*http.Response, error) {
	c.out = append(c.out[:0], "GET "...)
	c.out = append(c.out, target...)
	c.out = append(c.out, " HTTP/1.1\r\nHost: charts.example\r\nAccept: image/avif,image/webp,*/*;q=0.8\r\n\r\n"...)
	if err := c.conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	if _, err := c.conn.Write(c.out); err != nil {
		return nil, fmt.Errorf("asking: %w", err)
	}
	resp, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return nil, fmt.Errorf("reading an answer: %w", err)
	}
	return resp, nil
}
