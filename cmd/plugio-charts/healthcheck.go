package main

import (
	"context"
	"crypto/tls"
	"errors"
	"flag"
	"net"
	"net/http"
	"time"
)

// healthTimeout is shorter than the time a container engine gives its checks.
const healthTimeout = 3 * time.Second

// healthcheck asks the service that the same settings would start. It lets an
// image without a shell or curl check itself.
func healthcheck(ctx context.Context, p process, args []string) int {
	s, err := readSettings("healthcheck", args, p.env, p.stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return p.usage("healthcheck", err)
	}
	hosts, port, err := loopback(s.listen)
	if err != nil {
		return p.usage("healthcheck", err)
	}
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	for _, host := range hosts {
		url := s.scheme() + "://" + net.JoinHostPort(host, port) + s.api.BasePath + "/healthz"
		if alive(ctx, url) {
			return exitOK
		}
	}
	return p.failure("healthcheck", errors.New("the service does not answer that it lives"))
}

// loopback lists the addresses of this host at which a listener can be reached.
func loopback(listen string) (hosts []string, port string, err error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil || port == "0" {
		return nil, "", errors.New("PLUGIO_LISTEN: must name the port to ask")
	}
	ip := net.ParseIP(host)
	switch {
	case host == "", ip != nil && ip.IsUnspecified() && ip.To4() == nil:
		return []string{"127.0.0.1", "::1"}, port, nil
	case ip != nil && ip.IsUnspecified():
		return []string{"127.0.0.1"}, port, nil
	}
	return []string{host}, port, nil
}

func alive(ctx context.Context, url string) bool {
	client := http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		// The certificate is for the name that clients use, not for this address; and
		// the answer says nothing that another process could gain by forging it.
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return false
	}
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	_ = resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}
