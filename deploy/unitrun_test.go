package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

const unitGuide = unitDir + "/README.md"

// systemdCapabilities are what a first process needs beside a container's usual ones, without those that a machine inside
// another may not have itself.
var systemdCapabilities = []string{"SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "SYS_NICE", "IPC_LOCK", "DAC_READ_SEARCH", "MKNOD"}

// systemdUnits are those of systemd's own that a start and an end need; not those of what else is installed here.
var systemdUnits = []string{
	"default.target", "multi-user.target", "basic.target", "sysinit.target", "sockets.target", "paths.target", "timers.target", "slices.target",
	"local-fs.target", "local-fs-pre.target", "swap.target", "shutdown.target", "umount.target", "final.target", "exit.target", "poweroff.target",
	"systemd-poweroff.service", "systemd-journald.service", "systemd-journald.socket", "systemd-journald-dev-log.socket",
}

// systemdMachine starts a container whose first process is this machine's systemd, with a shell and what the guide's commands
// call, and the folder of the guide as its reader has it.
func systemdMachine(t *testing.T) *guide {
	t.Helper()
	requireEngine(t)
	requireRoot(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	image := standIn{
		name:     "plugio-test-systemd:1",
		programs: []string{"/bin/bash"},
		links:    map[string]string{"/lib/systemd": "/usr/lib/systemd"},
		files: map[string]string{
			"/etc/passwd": write("passwd", "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534::/:/bin/false\n"),
			"/etc/group":  write("group", "root:x:0:\nnogroup:x:65534:\nsystemd-journal:x:101:\n"),
		},
		// A first process that is itself in a container takes its mounts for shared, which the engine does not make them.
		changes: []string{
			"ENV container=docker PATH=/usr/bin:/usr/sbin:/bin:/sbin",
			`ENTRYPOINT ["/bin/bash", "-c", "mount --make-rshared / && exec /usr/lib/systemd/systemd"]`,
		},
	}
	for _, unit := range systemdUnits {
		image.files["/usr/lib/systemd/system/"+unit] = "/usr/lib/systemd/system/" + unit
	}
	for _, socket := range []string{"systemd-journald.socket", "systemd-journald-dev-log.socket"} {
		image.links["/usr/lib/systemd/system/sockets.target.wants/"+socket] = "../" + socket
	}
	for _, server := range []string{"systemd", "systemd-journald", "systemd-executor", "systemd-shutdown"} {
		// The executor came with systemd 255.
		if path := "/usr/lib/systemd/" + server; exists(path) {
			image.programs = append(image.programs, path)
		}
	}
	for _, program := range []string{"systemctl", "journalctl", "systemd-analyze", "curl", "install", "mount", "rm", "cat", "head"} {
		image.programs = append(image.programs, requireTool(t, program, "systemd"))
	}
	image.use(t)
	flags := []string{
		"--cgroupns", "host", "--volume", "/sys/fs/cgroup:/sys/fs/cgroup:rw", "--tmpfs", "/run", "--tmpfs", "/tmp", "--stop-signal", "SIGRTMIN+3",
		"--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined",
	}
	for _, capability := range systemdCapabilities {
		flags = append(flags, "--cap-add", capability)
	}
	c := runContainer(t, image.name, flags...)
	// In order, so that no control group of its stays behind.
	t.Cleanup(func() { _, _ = tryDocker("stop", "--time", "10", c.id) })
	apitest.Eventually(t, "systemd has started", func() bool {
		output, _ := exec.Command("docker", "exec", c.id, "systemctl", "is-system-running").Output()
		return strings.TrimSpace(string(output)) == "running"
	})
	root := checkout(t)
	build := &guide{t: t, page: unitGuide, before: "cd " + root}
	build.run(build.inline("CGO_ENABLED=0 go build -o deploy/ ./cmd/plugio-charts"))
	docker(t, "exec", c.id, "install", "-d", "/srv/guide")
	for _, name := range []string{"plugio-charts", "systemd"} {
		docker(t, "cp", filepath.Join(root, "deploy", name), c.id+":/srv/guide/"+name)
	}
	return &guide{t: t, page: unitGuide, in: []string{"docker", "exec", c.id}, before: "cd /srv/guide/systemd"}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestPrivacyUnitUnderSystemd runs the guide in a machine whose first process is systemd, and looks at the process there.
func TestPrivacyUnitUnderSystemd(t *testing.T) {
	machine := systemdMachine(t)
	title := "# Without containers, under systemd"
	step := func(n int) string { return machine.run(machine.commands(title, n)) }
	const fetch = "curl -sS --max-time 20 --resolve charts.example:8081:127.0.0.1 -o /tmp/picture -w '%{http_code}' "

	step(0)
	step(1)
	if picture := machine.run("head -c 8 gauge.png"); picture != "\x89PNG\r\n\x1a\n" {
		t.Errorf("the guide's picture begins with %q", picture)
	}
	t.Run("shut in", func(t *testing.T) { testShutIn(t, machine) })
	t.Run("a restart refuses nobody", func(t *testing.T) {
		statuses := machine.run("systemctl restart plugio-charts & for i in {1..30}; do " + fetch + "'http://127.0.0.1:8081/charts/gauge.svg?value='$i; echo; done; wait")
		if got := strings.Count(statuses, "200"); got != 30 {
			t.Errorf("of 30 requests %d were answered:\n%s", got, statuses)
		}
	})
	// What is left shows nothing of the drain, which each restart would wait for.
	machine.run("install -d /etc/plugio-charts\necho PLUGIO_DRAIN=0s > /etc/plugio-charts/settings")
	t.Run("metrics", func(t *testing.T) {
		if answer := machine.run("curl -sS --max-time 5 http://127.0.0.1:9090/metrics 2>&1 || true"); !strings.Contains(answer, "Failed to connect") {
			t.Errorf("before they are enabled there is %.200q", answer)
		}
		step(2)
		if metrics := machine.run("curl -sS --max-time 20 http://127.0.0.1:9090/metrics"); !strings.Contains(metrics, "plugio_charts_http_requests_total") {
			t.Errorf("they are %.200q", metrics)
		}
	})
	t.Run("presets", func(t *testing.T) {
		machine.copyIn("presets/presets.yaml", "presets.yaml")
		step(3)
		if status := machine.run(fetch + "'http://127.0.0.1:8081/charts/gauge.png?preset=sla&value=97.2&strict=true'"); status != "200" {
			t.Errorf("a preset is answered %s", status)
		}
	})
	values := apitest.Canaries{}
	t.Run("HTTPS", func(t *testing.T) {
		chain, key := apitest.Certificate(t)
		machine.copyIn(chain, "chain.pem")
		machine.copyIn(key, "key.pem")
		step(4)
		target := "'https://charts.example:8081/charts/gauge.png?label=" + values.Text("label") + "&value=" + values.Number("value") + "'"
		if status := machine.run(fetch + "--cacert chain.pem -H 'Cookie: a=" + values.Text("Cookie") + "' " + target); status != "200" {
			t.Errorf("a picture is answered %s", status)
		}
		if status := machine.run(fetch + "--cacert chain.pem https://charts.example:8081/charts/" + values.Text("path")); status != "404" {
			t.Errorf("an unknown path is answered %s", status)
		}
	})
	t.Run("journal", func(t *testing.T) {
		if log := step(5); !strings.Contains(log, `"event":"started"`) {
			t.Errorf("it tells of no start:\n%s", log)
		}
		if found := values.In(machine.run("journalctl --no-pager --all --output=export")); len(found) > 0 {
			t.Errorf("it holds the values of %v", found)
		}
	})
	step(6)
	if left := machine.run(`curl -sS --max-time 5 http://127.0.0.1:8081/ 2>&1 || systemctl list-unit-files "plugio*" || true`); !strings.Contains(left, "0 unit files") {
		t.Errorf("after the end there is\n%s", left)
	}
}

// copyIn puts a file of this machine into the folder of the guide.
func (g *guide) copyIn(source, name string) {
	g.t.Helper()
	docker(g.t, "cp", source, g.in[len(g.in)-1]+":/srv/guide/systemd/"+name)
}

// testShutIn looks at the running process: what the unit promises is what the kernel holds it to.
func testShutIn(t *testing.T, machine *guide) {
	pid := strings.TrimSpace(machine.run("systemctl show --property MainPID --value plugio-charts"))
	status := machine.run("cat /proc/" + pid + "/status")
	for field, want := range map[string]string{
		"Uid": `[1-9]\d{4,}\t.*`, "CapEff": "0{16}", "CapBnd": "0{16}", "NoNewPrivs": "1", "Seccomp": "2",
	} {
		if !regexp.MustCompile(`(?m)^` + field + `:\t` + want + `$`).MatchString(status) {
			t.Errorf("%s is not %s:\n%s", field, want, status)
		}
	}
	if devices := machine.run("cat /proc/" + pid + "/net/dev"); strings.Count(devices, ":") != 1 || !strings.Contains(devices, "lo:") {
		t.Errorf("its network:\n%s", devices)
	}
	exposure := machine.run(machine.inline("systemd-analyze security plugio-charts") + " --no-pager")
	if !strings.Contains(exposure, "plugio-charts.service: 0.3 ") {
		t.Errorf("the exposure is not 0.3:\n%s", lineOf(exposure, "→"))
	}
	t.Log(strings.TrimSpace(lineOf(exposure, "→")))
}
