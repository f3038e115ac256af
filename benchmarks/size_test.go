package benchmarks

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/plugio/charts/render"
)

var update = flag.Bool("update", false, "record the sizes of the pictures")

const (
	sizesFile = "testdata/sizes.txt"
	// sizeTolerance lets a colour or a point move without a word, and catches a picture that
	// has lost its palette or its shared glyphs.
	sizeTolerance = 0.05
)

func TestSizes(t *testing.T) {
	drawn := map[string]int{}
	var record []byte
	for _, c := range Cases() {
		out, err := c.Draw(nil)
		if err != nil {
			t.Fatal(err)
		}
		drawn[c.String()] = len(out)
		record = fmt.Appendf(record, "%s %d\n", c, len(out))
	}
	if *update {
		if err := os.WriteFile(sizesFile, record, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded := readSizes(t)
	if len(recorded) != len(drawn) {
		t.Errorf("%d sizes are recorded, %d pictures drawn", len(recorded), len(drawn))
	}
	for name, got := range drawn {
		want := recorded[name]
		if math.Abs(float64(got-want)) > sizeTolerance*float64(want) {
			t.Errorf("%s has %d bytes, recorded are %d; if that is meant: go test ./benchmarks -run Sizes -update", name, got, want)
		}
	}
}

func readSizes(t *testing.T) map[string]int {
	t.Helper()
	text, err := os.ReadFile(sizesFile)
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[string]int{}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var name string
		var size int
		if _, err := fmt.Sscan(lines.Text(), &name, &size); err != nil {
			t.Fatalf("%s: %q: %v", sizesFile, lines.Text(), err)
		}
		sizes[name] = size
	}
	return sizes
}

// The service draws an SVG once for all pixel ratios, which is why the benchmarks do.
func TestPixelRatioLeavesSVGAlone(t *testing.T) {
	p := Pictures()[0]
	once, err := Case{p, render.SVG}.Draw(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.Query += "&dpr=2"
	twice, err := Case{p, render.SVG}.Draw(nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, twice) {
		t.Error("the pixel ratio changes the SVG")
	}
}
