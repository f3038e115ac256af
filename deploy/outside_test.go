package deploy_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// The test program runs itself again as a part of a test that must stand in another network: to listen, or to dial.
const (
	listenVariable = "DEPLOY_TEST_LISTEN"
	dialVariable   = "DEPLOY_TEST_DIAL"
)

// runAsPart reports whether the process is such a part, and plays it.
func runAsPart() (isPart bool, code int) {
	switch {
	case os.Getenv(dialVariable) != "":
		conn, err := net.DialTimeout("tcp", os.Getenv(dialVariable), 3*time.Second)
		if err != nil {
			fmt.Println(err)
			return true, 1
		}
		_ = conn.Close()
		return true, 0
	case os.Getenv(listenVariable) != "":
		listener, err := net.Listen("tcp", os.Getenv(listenVariable))
		if err != nil {
			fmt.Println(err)
			return true, 1
		}
		fmt.Println("listening")
		for {
			conn, err := listener.Accept()
			if err != nil {
				return true, 1
			}
			_ = conn.Close()
		}
	}
	return false, 0
}

// outside is a machine that this one routes to, in an address range for documentation: what a container reaches if it has a
// way out, without the test depending on the Internet.
const outside = "198.51.100.2"

func startOutside(t *testing.T) (address string) {
	t.Helper()
	requireRoot(t)
	ip := requireTool(t, "ip", "iproute2")
	name := fmt.Sprintf("out%d", os.Getpid()%100000)
	run := func(arguments ...string) {
		t.Helper()
		if output, err := exec.Command(ip, arguments...).CombinedOutput(); err != nil {
			t.Fatalf("ip %s: %v: %s", strings.Join(arguments, " "), err, output)
		}
	}
	run("netns", "add", name)
	t.Cleanup(func() { run("netns", "delete", name) })
	run("link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name)
	run("addr", "add", "198.51.100.1/30", "dev", name)
	run("link", "set", name, "up")
	run("-n", name, "addr", "add", outside+"/30", "dev", "eth0")
	run("-n", name, "link", "set", "eth0", "up")

	address = outside + ":4040"
	listener := exec.Command(ip, "netns", "exec", name, os.Args[0])
	listener.Env = append(os.Environ(), listenVariable+"="+address)
	stdout, err := listener.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Process.Kill(); _ = listener.Wait() })
	if n, err := stdout.Read(make([]byte, 64)); err != nil || n == 0 {
		t.Fatalf("nothing listens outside: %v", err)
	}
	return address
}

// dialFrom connects from inside a container's network, with a program that is not the container's.
func dialFrom(t *testing.T, c container, address string) error {
	t.Helper()
	nsenter := requireTool(t, "nsenter", "util-linux")
	dial := exec.Command(nsenter, fmt.Sprintf("--net=/proc/%d/ns/net", c.inspect(t).State.Pid), os.Args[0])
	dial.Env = append(os.Environ(), dialVariable+"="+address)
	output, err := dial.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, output)
	}
	return nil
}

// testNoWayOut: even a program with a will to connect finds no way out of the container's network. The same container on an
// ordinary network does, or the outside is simply not there.
func testNoWayOut(t *testing.T, c container) {
	address := startOutside(t)
	if dialFrom(t, c, address) == nil {
		t.Errorf("%s can be reached from the container", address)
	}
	ordinary := runContainer(t, testImage, "--network", newNetwork(t))
	if err := dialFrom(t, ordinary, address); err != nil {
		t.Errorf("the counter-example finds no way out either: %v", err)
	}
}
