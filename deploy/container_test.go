package deploy_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

const (
	testVersion = "1.2.3-test"
	testImage   = "plugio-charts:" + testVersion
)

// builtImage is the image as the engine builds it from the shipped Dockerfile, once for all tests.
var builtImage = sync.OnceValues(func() (string, error) { return testImage, buildImage(testImage) })

func requireImage(t *testing.T) string {
	t.Helper()
	requireEngine(t)
	golangImage(t, parseDockerfile(readFile(t, dockerfilePath))[0].image).use(t)
	image, err := builtImage()
	if err != nil {
		t.Fatal(err)
	}
	return image
}

// buildImage builds with the modules of this machine's cache, handed out by a proxy of our own, which is what GOPROXY is for
// in a closed network.
func buildImage(image string, flags ...string) error {
	proxy, err := moduleProxy()
	if err != nil {
		return err
	}
	defer proxy.Close()
	previous, _ := tryDocker("image", "inspect", "--format", "{{.Id}}", image+"-build")
	arguments := append([]string{"build", "--force-rm", "--build-arg", "GOPROXY=" + proxy.URL, "--build-arg", "VERSION=" + testVersion}, flags...)
	if _, err := tryDocker(append(arguments, "--target", "build", "--tag", image+"-build", "..")...); err != nil {
		return err
	}
	if _, err := tryDocker(append(arguments, "--tag", image, "..")...); err != nil {
		return err
	}
	// The build stage is kept as the next run's cache, its predecessor is not.
	if current, _ := tryDocker("image", "inspect", "--format", "{{.Id}}", image+"-build"); previous != "" && previous != current {
		_, _ = tryDocker("rmi", previous)
	}
	return nil
}

// moduleProxy serves the module cache, whose layout is that of a proxy, to the containers of the engine.
func moduleProxy() (*httptest.Server, error) {
	download := exec.Command("go", "mod", "download")
	download.Dir = ".."
	if output, err := download.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go mod download: %w: %s", err, output)
	}
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOMODCACHE: %w", err)
	}
	listener, err := listenForContainers()
	if err != nil {
		return nil, err
	}
	files := http.FileServer(http.Dir(filepath.Join(strings.TrimSpace(string(cache)), "cache", "download")))
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: files}}
	server.Start()
	return server, nil
}

// listenForContainers listens where the engine's ordinary network meets this machine. The port is the same each time, since a
// build argument that changes would spoil the engine's cache.
func listenForContainers() (net.Listener, error) {
	name, err := tryDocker("network", "inspect", "--format", `{{index .Options "com.docker.network.bridge.name"}}`, "bridge")
	if err != nil {
		return nil, err
	}
	bridge, err := net.InterfaceByName(name)
	if err != nil {
		return nil, fmt.Errorf("the engine's network %s: %w", name, err)
	}
	addresses, err := bridge.Addrs()
	if err != nil || len(addresses) == 0 {
		return nil, fmt.Errorf("the addresses of %s: %w", name, err)
	}
	host, _, _ := strings.Cut(addresses[0].String(), "/")
	listener, err := net.Listen("tcp", host+":34117")
	if err != nil {
		return net.Listen("tcp", host+":0")
	}
	return listener, nil
}

// shippedFlags are the options of the Compose file, on a network without a way out.
func shippedFlags(t *testing.T) (service composeService, network string) {
	t.Helper()
	file, err := parseCompose(readFile(t, composePath))
	if err != nil {
		t.Fatal(err)
	}
	return file.Services[chartsName], newNetwork(t, "--internal")
}

// TestPrivacyContainer runs the image as the Compose file runs it.
func TestPrivacyContainer(t *testing.T) {
	image := requireImage(t)
	service, net := shippedFlags(t)
	c := runContainer(t, image, append(service.runFlags(), "--network", net)...)
	t.Logf("healthy after %v", c.untilHealthy(t).Round(100*time.Millisecond))
	address := c.address(t)
	t.Run("image", func(t *testing.T) { testImageContent(t, image, c) })
	t.Run("pictures", func(t *testing.T) { testSamePictures(t, address) })
	t.Run("limits", func(t *testing.T) { testLimits(t, c) })
	t.Run("no way out", func(t *testing.T) { testNoWayOut(t, c) })

	values := apitest.Canaries{}
	for _, r := range answered(values) {
		_, _ = exchange(t, address, r.text)
	}
	t.Run("comes back after a crash", func(t *testing.T) { testComesBack(t, c) })
	t.Run("a stop loses no request", func(t *testing.T) { testStopLosesNothing(t, c) })
	t.Run("nothing is written", func(t *testing.T) {
		if changed := docker(t, "diff", c.id); changed != "" {
			t.Errorf("docker diff: %s", changed)
		}
	})
	t.Run("nothing is logged", func(t *testing.T) {
		dir, log := t.TempDir(), c.logs(t)
		if strings.Count(log, `"started"`) != 2 {
			t.Errorf("the log does not tell of two starts:\n%s", log)
		}
		if err := os.WriteFile(filepath.Join(dir, "container"), []byte(log), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, found := range search(t, values, dir) {
			t.Error(found)
		}
	})
}

// testImageContent: the engine's build is this machine's to the byte, and beside it there are only licences.
func testImageContent(t *testing.T, image string, c container) {
	plain, err := os.ReadFile(requireImageBinary(t))
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "plugio-charts")
	docker(t, "cp", c.id+":/plugio-charts", copied)
	inImage, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(plain, inImage) {
		t.Errorf("the program in the image has %d bytes and is not the one of %d bytes that the same line builds here", len(inImage), len(plain))
	}
	t.Logf("image: %s bytes", docker(t, "image", "inspect", "--format", "{{.Size}}", image))
}

var somePictures = []string{
	"/charts/gauge.png?value=72&label=Sprint%20progress&target=90",
	"/charts/gauge.png?value=72&label=%D7%A9%D7%9C%D7%95%D7%9D&theme=dark&dpr=2",
	"/charts/gauge.svg?value=72&thresholds=0:success,50:warning,80:danger",
	"/charts/counter.png?value=1284&trend=-12.5&label=Open%20bugs",
	"/charts/counter.svg?value=1284&locale=de-CH",
	"/charts/bar.png?value=42&max=60&label=%E6%95%85%E4%BA%8B",
	"/charts/bar.svg?segments=19:success:Done,9:warning:Doing,6::To%20do",
	"/charts/gauge.png?value=oops",
}

func testSamePictures(t *testing.T, address string) {
	plain := startService(t)
	for _, target := range somePictures {
		get := compose("GET", target, "", "")
		status, want := exchange(t, plain.Address, get)
		if gotStatus, got := exchange(t, address, get); gotStatus != status || got != want || got == "" {
			t.Errorf("%s: status %d and %d bytes from the container, %d and %d from the program", target, gotStatus, len(got), status, len(want))
		}
	}
}

// testLimits reads what the kernel says of the process, so that an option which the engine ignores does not pass.
func testLimits(t *testing.T, c container) {
	status := readFile(t, fmt.Sprintf("/proc/%d/status", c.inspect(t).State.Pid))
	for _, line := range []string{
		"Uid:\t65532\t65532\t65532\t65532", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2",
	} {
		if !strings.Contains(status, line+"\n") {
			t.Errorf("its status has no line %q", line)
		}
	}
	output, err := tryDocker("exec", c.id, "/plugio-charts", "draw", "gauge", "value=1", "-o", "/gauge.png")
	if err == nil {
		t.Errorf("a file can be written into the container: %s", output)
	}
}

// testComesBack ends the process as a crash would: the engine's own kill counts as a wish of the administrator.
func testComesBack(t *testing.T, c container) {
	requireRoot(t)
	if err := syscall.Kill(c.inspect(t).State.Pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	apitest.Eventually(t, "it runs again", func() bool {
		state := c.inspect(t)
		return state.RestartCount == 1 && state.State.Running
	})
	apitest.Eventually(t, "it answers again", func() bool { return isReady(c.address(t)) })
}

func isReady(address string) bool {
	client := http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Get("http://" + address + "/charts/readyz")
	if err != nil {
		return false
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// testStopLosesNothing stops the container while requests come in: those that were sent before it said that it is not ready
// are answered, and one whose body is still on its way when it accepts no more is too.
func testStopLosesNothing(t *testing.T, c container) {
	address := c.address(t)
	halfSent, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer halfSent.Close()
	const form = "value=72&label=Sprint"
	half := compose("POST", "/charts/gauge.png", formType, form)
	if _, err := io.WriteString(halfSent, strings.TrimSuffix(half, "Sprint")); err != nil {
		t.Fatal(err)
	}

	var answered atomic.Int64
	var clients sync.WaitGroup
	for range 4 {
		clients.Go(func() {
			for isReady(address) {
				if status, _ := exchange(t, address, compose("GET", somePictures[0], "", "")); status != http.StatusOK {
					t.Errorf("a request during the stop: status %d", status)
				}
				answered.Add(1)
			}
		})
	}
	stopped := make(chan error, 1)
	go func() {
		_, err := tryDocker("stop", "--time", "20", c.id)
		stopped <- err
	}()
	clients.Wait()
	apitest.Eventually(t, "it accepts no more", func() bool {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
		}
		return err != nil
	})
	if _, err := io.WriteString(halfSent, "Sprint"); err != nil {
		t.Errorf("the half request: %v", err)
	}
	response, err := http.ReadResponse(bufio.NewReader(halfSent), nil)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("the half request is answered %v, %v", response, err)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if code := c.inspect(t).State.ExitCode; code != 0 || answered.Load() == 0 {
		t.Errorf("it ended with %d after %d requests", code, answered.Load())
	}
	t.Logf("%d requests were answered during the stop", answered.Load())
}

// TestContainerInLittleMemory draws with all it has in a container of 64 MiB.
func TestContainerInLittleMemory(t *testing.T) {
	image := requireImage(t)
	service, net := shippedFlags(t)
	service.MemLimit, service.MemSwapLimit = "64m", "64m"
	c := runContainer(t, image, append(service.runFlags(), "--network", net)...)
	address := c.address(t)
	apitest.Eventually(t, "it answers", func() bool { return isReady(address) })
	const clients, each = 32, 60
	var drawn, refused atomic.Int64
	var running sync.WaitGroup
	for client := range clients {
		running.Go(func() {
			for i := range each {
				target := fmt.Sprintf("/charts/gauge.png?width=1000&height=800&value=%d&label=Load%%20%d", i, client)
				switch status, _ := exchange(t, address, compose("GET", target, "", "")); status {
				case http.StatusOK:
					drawn.Add(1)
				case http.StatusServiceUnavailable:
					refused.Add(1)
				default:
					t.Errorf("%s: status %d", target, status)
				}
			}
		})
	}
	running.Wait()
	state := c.inspect(t)
	if state.RestartCount != 0 || state.State.OOMKilled || !state.State.Running || drawn.Load() == 0 {
		t.Errorf("%d restarts, killed for memory: %v, running: %v, %d pictures", state.RestartCount, state.State.OOMKilled, state.State.Running, drawn.Load())
	}
	peak := strings.Fields(lineOf(readFile(t, fmt.Sprintf("/proc/%d/status", state.State.Pid)), "VmHWM:"))
	t.Logf("%d pictures of 1000 × 800, %d told to come back; at most %s %s resident", drawn.Load(), refused.Load(), peak[1], peak[2])
}

func lineOf(text, prefix string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, prefix) {
			return line
		}
	}
	return prefix + " ? ?"
}

// TestArmImage: the same Dockerfile makes the program for the other processor, which an emulator runs.
func TestArmImage(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("this machine is not the one the image is cross-built on")
	}
	requireImage(t)
	emulator := requireTool(t, "qemu-aarch64-static", "qemu-user-static")
	const image = testImage + "-arm64"
	if err := buildImage(image, "--build-arg", "TARGETARCH=arm64"); err != nil {
		t.Fatal(err)
	}
	created := docker(t, "create", image)
	t.Cleanup(func() { docker(t, "rm", created) })
	dir := t.TempDir()
	program, want, got := filepath.Join(dir, "plugio-charts"), filepath.Join(dir, "want.png"), filepath.Join(dir, "got.png")
	docker(t, "cp", created+":/plugio-charts", program)
	draw := []string{"draw", "gauge", "value=72", "label=Sprint progress", "target=90", "-o"}
	if output, err := exec.Command(requireImageBinary(t), append(draw, want)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	if output, err := exec.Command(emulator, append(append([]string{program}, draw...), got)...).CombinedOutput(); err != nil {
		t.Fatalf("the program for arm64: %v: %s", err, output)
	}
	if readFile(t, want) != readFile(t, got) {
		t.Error("the same picture has other bytes on arm64")
	}
}
