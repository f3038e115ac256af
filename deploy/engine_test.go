package deploy_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plugio/charts/api/apitest"
)

// requireTool finds a program or skips; where CI is set its absence is a failure, so that nothing is left out there.
func requireTool(t *testing.T, name, debian string) string {
	t.Helper()
	// Debian keeps servers where an ordinary user's path does not lead.
	for _, candidate := range []string{name, "/usr/sbin/" + name, "/sbin/" + name} {
		if path, err := exec.LookPath(candidate); err == nil {
			return path
		}
	}
	apitest.Unavailable(t, fmt.Sprintf("%s is not installed (Debian: apt-get install %s)", name, debian))
	return ""
}

// engineState is asked once: whether a container engine answers, and what it says if not.
var engineState = sync.OnceValue(func() error {
	output, err := exec.Command("docker", "version", "--format", "{{.Server.Version}}").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(output))
	}
	return nil
})

// requireEngine leaves a test out where no container engine runs.
func requireEngine(t *testing.T) {
	t.Helper()
	if err := engineState(); err != nil {
		apitest.Unavailable(t, fmt.Sprintf("no container engine answers: %v", err))
	}
}

// requireRoot leaves out what only root may do, which is to look into another process's network or to stop it from outside.
func requireRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		apitest.Unavailable(t, "only root may enter a container's network and signal its processes")
	}
}

// docker runs one command of the engine's client and returns what it prints.
func docker(t *testing.T, arguments ...string) string {
	t.Helper()
	output, err := tryDocker(arguments...)
	if err != nil {
		t.Fatal(err)
	}
	return output
}

func tryDocker(arguments ...string) (string, error) {
	// Long enough to build an image on a busy machine.
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "docker", arguments...)
	// Without its plug-in the client cannot use BuildKit; the older builder is everywhere.
	command.Env = append(os.Environ(), "DOCKER_BUILDKIT=0")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("docker %s: %w\n%s%s", strings.Join(arguments, " "), err, tail(stdout.String()), tail(stderr.String()))
	}
	return strings.TrimSpace(stdout.String()), nil
}

// tail keeps the end of an output, where the fault stands.
func tail(text string) string {
	const enough = 4 << 10
	if len(text) > enough {
		return "…" + text[len(text)-enough:]
	}
	return text
}

// container is one that runs in the engine until the test ends.
type container struct{ id string }

// runContainer starts an image; the flags stand before its name.
func runContainer(t *testing.T, image string, flags ...string) container {
	t.Helper()
	c := container{id: docker(t, append(append([]string{"run", "--detach"}, flags...), image)...)}
	t.Cleanup(func() {
		if t.Failed() {
			output, _ := exec.Command("docker", "logs", c.id).CombinedOutput()
			t.Logf("the log of %v:\n%s", flags, tail(string(output)))
		}
		if _, err := tryDocker("rm", "--force", "--volumes", c.id); err != nil {
			t.Error(err)
		}
	})
	return c
}

// newNetwork makes a network of its own for a test.
func newNetwork(t *testing.T, flags ...string) string {
	t.Helper()
	name := fmt.Sprintf("plugio-test-%d-%d", os.Getpid(), time.Now().UnixNano())
	docker(t, append(append([]string{"network", "create"}, flags...), name)...)
	t.Cleanup(func() {
		if _, err := tryDocker("network", "rm", name); err != nil {
			t.Error(err)
		}
	})
	return name
}

// containerState is the part of `docker inspect` that the tests ask for.
type containerState struct {
	RestartCount int
	State        struct {
		Pid       int
		Running   bool
		OOMKilled bool
		ExitCode  int
		Health    struct{ Status string }
	}
	NetworkSettings struct {
		Networks map[string]struct{ IPAddress, Gateway string }
	}
}

func (c container) inspect(t *testing.T) containerState {
	t.Helper()
	var found []containerState
	if err := json.Unmarshal([]byte(docker(t, "inspect", c.id)), &found); err != nil || len(found) != 1 {
		t.Fatalf("docker inspect: %v, %d containers", err, len(found))
	}
	return found[0]
}

// address is where this host reaches a container that publishes nothing: on Linux every bridge leads to it.
func (c container) address(t *testing.T) string {
	t.Helper()
	for _, joined := range c.inspect(t).NetworkSettings.Networks {
		return joined.IPAddress + ":8080"
	}
	t.Fatal("the container has no network")
	return ""
}

// logs returns all that a container wrote, to both outputs.
func (c container) logs(t *testing.T) string {
	t.Helper()
	output, err := exec.Command("docker", "logs", c.id).CombinedOutput()
	if err != nil {
		t.Fatalf("docker logs: %v", err)
	}
	return string(output)
}

// untilHealthy waits for the engine's own verdict and returns how long it took.
func (c container) untilHealthy(t *testing.T) time.Duration {
	t.Helper()
	began := time.Now()
	apitest.Eventually(t, "the container is healthy", func() bool { return c.inspect(t).State.Health.Status == "healthy" })
	return time.Since(began)
}

// runFlags are the options of a service in the Compose file as the engine's own client takes them.
func (s composeService) runFlags() []string {
	flags := []string{
		"--user", s.User, "--memory", s.MemLimit, "--memory-swap", s.MemSwapLimit,
		"--cpus", fmt.Sprint(s.CPUs), "--pids-limit", fmt.Sprint(s.PIDsLimit), "--restart", s.Restart,
	}
	if s.ReadOnly {
		flags = append(flags, "--read-only")
	}
	for _, capability := range s.CapDrop {
		flags = append(flags, "--cap-drop", capability)
	}
	for _, option := range s.SecurityOpt {
		flags = append(flags, "--security-opt", option)
	}
	for name, limit := range s.Ulimits {
		flags = append(flags, "--ulimit", fmt.Sprintf("%s=%d", name, limit))
	}
	for name, value := range s.Environment {
		flags = append(flags, "--env", name+"="+value)
	}
	return flags
}
