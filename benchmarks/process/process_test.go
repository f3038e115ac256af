package process

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestStart(t *testing.T) {
	var log bytes.Buffer
	p, err := Start(exec.Command("sh", "-c", `
		echo '{"event":"metrics","address":"127.0.0.1:2"}' >&2
		echo 'no JSON' >&2
		echo '{"event":"started","address":"127.0.0.1:1"}' >&2
		trap 'echo stopped >&2; exit' TERM
		while :; do :; done`), &log)
	if err != nil {
		t.Fatal(err)
	}
	if p.Address != "127.0.0.1:1" || p.Metrics != "127.0.0.1:2" {
		t.Errorf("addresses %q and %q", p.Address, p.Metrics)
	}
	before, err := p.CPU()
	if err != nil {
		t.Fatal(err)
	}
	// It is busy, so its time goes on.
	for after := before; after <= before; {
		if after, err = p.CPU(); err != nil {
			t.Fatal(err)
		}
	}
	if resident, peak, err := p.Memory(); err != nil || resident < 1<<16 || peak < resident {
		t.Errorf("%d bytes resident, at most %d, %v", resident, peak, err)
	}
	p.Stop()
	if log.String() != "stopped\n" {
		t.Errorf("logged %q", log.String())
	}
}

func TestStartOfWhatDoesNotListen(t *testing.T) {
	var log bytes.Buffer
	if _, err := Start(exec.Command("sh", "-c", "echo no >&2"), &log); err == nil || !strings.Contains(err.Error(), "before it listened") {
		t.Errorf("error %v", err)
	}
	if _, err := Start(exec.Command("/nothing"), &log); err == nil {
		t.Error("a program that does not exist was started")
	}
}

func TestOfNoProcess(t *testing.T) {
	const none = 1 << 30
	if _, err := threadsCPU(none); err == nil {
		t.Error("the time of no process")
	}
	if _, _, err := readMemory(none); err == nil {
		t.Error("the memory of no process")
	}
	if cpu, err := threadsCPU(os.Getpid()); cpu <= 0 || err != nil {
		t.Errorf("own time %v, %v", cpu, err)
	}
}
