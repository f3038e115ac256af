package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
)

func TestTheCommittedPageIsOfThisTable(t *testing.T) {
	committed, err := os.ReadFile("../../api/params/REFERENCE.md")
	if err != nil {
		t.Fatalf("reading the page: %v", err)
	}
	if diff := cmp.Diff(string(committed), written(t)); diff != "" {
		t.Errorf("run go generate ./api/params (-committed +table):\n%s", diff)
	}
}

func written(t *testing.T) string {
	t.Helper()
	text, err := page()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestTheCommittedPicturesAreOfThisTable(t *testing.T) {
	drawn, err := drawAll()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range drawn {
		got, err := os.ReadFile("../../api/params/pictures/" + name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs (%v): run go generate ./api/params", name, err)
		}
		if !strings.Contains(written(t), `src="pictures/`+name+`"`) {
			t.Errorf("the page does not show %s", name)
		}
	}
	if kept, err := os.ReadDir("../../api/params/pictures"); err != nil || len(kept) != len(drawn) {
		t.Errorf("%d pictures are kept, %d are drawn, %v", len(kept), len(drawn), err)
	}
}

func TestRows(t *testing.T) {
	got := written(t)
	for _, want := range []string{
		"\n## Value and scale\n",
		"\n| `value` | all | number, percentage such as `72%`, or no data | – | The number to show; empty, null or n/a is no data. Not used beside segments, whose sum is shown. | `72` |\n",
		"\n| `width` | gauge, counter | whole number, 16 to 2000 | `240` | Width of the picture in CSS pixels. | `300` |\n",
		"\n| `dpr` | all | number, 1 to 4 in steps of 0.5 | `1` |",
		"\n| `total` | bar | number from 0 | – |",
		"\n| `arc` | gauge | `180`, `240`, `270`, `360` | `240` | Sweep of the gauge in degrees. | `180` |\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if rows := strings.Count(got[:strings.Index(got, "\n## Numbers as they are sent\n")], "\n| `"); rows != len(params.All()) {
		t.Errorf("%d rows of %d parameters", rows, len(params.All()))
	}
	table, rest, _ := strings.Cut(got, "\n## Numbers as they are sent\n")
	for _, want := range []string{"\n2,000 CSS pixels to a side, 4,000,000 pixels in all", "128 characters", "\n64 thresholds", "`max=60&target=50%` is 30"} {
		if !strings.Contains(rest, want) {
			t.Errorf("the notes do not hold %q", want)
		}
	}
	for _, line := range strings.Split(table, "\n") {
		if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); cells != 0 && cells != 7 {
			t.Errorf("%d bars in %q", cells, line)
		}
	}
}
