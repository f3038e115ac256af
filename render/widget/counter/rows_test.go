package counter

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// A label and a title are set smaller, then in two rows, then cut; a title has a second row where
// the number does not become much smaller.
func TestLabelAndTitleGoDownTheLadder(t *testing.T) {
	const long = "Open bugs in all projects of the department"
	for name, c := range map[string]struct {
		width, height        float64
		title, label         string
		wantTitle, wantLabel string
		number               float64 // its font size
		spark                bool
	}{
		"whole":              {240, 120, "Sprint 42", "Open bugs", "12: Sprint 42", "18: Open bugs", 65, false},
		"smaller":            {240, 240, "Open bugs in all the projects", "Open bugs", "15.5: Open bugs in all the projects", "20: Open bugs", 75.5, false},
		"two rows":           {240, 160, long, "Open bugs", "14.5: Open bugs in all projects of the | department", "20: Open bugs", 78, false},
		"both":               {240, 160, long, long, "11: Open bugs in all projects of the department", "11: Open bugs in all projects of the department", 80.5, false},
		"no height":          {160, 70, long, "Open bugs", "11: Open bugs in all projects o…", "11: Open bugs", 33, false},
		"wide":               {400, 120, long + " and elsewhere", long, "12: Open bugs in all projects of the department and elsewhere", "18.5: Open bugs in all projects | of the department", 54, false},
		"no spaces":          {160, 160, "スプリントの進捗状況とチームの平均", "平均", "14.5: スプリントの進捗状 | 況とチームの平均", "14: 平均", 50, false},
		"from right to left": {160, 160, "متوسط وقت دورة القصص Sprint 42", "متوسط", "14.5: متوسط وقت دورة | القصص Sprint 42", "14: متوسط", 50, false},
		"over a history":     {240, 180, long, "Open bugs", "11: Open bugs in all projects of the departm…", "16: Open bugs", 58.5, true},
	} {
		counter := New()
		counter.Width, counter.Height, counter.Title, counter.Label = c.width, c.height, c.title, c.label
		counter.Value = number.Int(1284)
		if c.spark {
			counter.Spark = []number.Value{number.Int(3), number.Int(9), number.Int(5)}
		}
		sc := widgettest.Drawn(t, counter)
		if got := widgettest.Rows(sc, scene.Title); got != c.wantTitle {
			t.Errorf("%s: title %q, want %q", name, got, c.wantTitle)
		}
		if got := widgettest.Rows(sc, scene.Label); got != c.wantLabel {
			t.Errorf("%s: label %q, want %q", name, got, c.wantLabel)
		}
		if got := sc.Run(widgettest.Shapes(sc, scene.Number)[0]).Size; got != c.number {
			t.Errorf("%s: number of %v px, want %v", name, got, c.number)
		}
		if got := len(widgettest.Shapes(sc, scene.Spark)) > 0; got != c.spark {
			t.Errorf("%s: a history is %v", name, got)
		}
	}
}

// Where label and change have no room under each other beside the number the change follows the label.
func TestChangeFollowsTheLabelOnALowCanvas(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		comparison    string
		label, change string
		row           bool
	}{
		{300, 24, "", "Open bugs", "−12.5%", true},
		{400, 24, "vs last week", "Open bugs", "−12.5%", true},
		{300, 32, "vs last week", "Open bugs", "−12.5%", false},
	} {
		counter := New()
		counter.Width, counter.Height, counter.Label, counter.Comparison = c.width, c.height, "Open bugs", c.comparison
		counter.Value, counter.Previous = number.Int(1284), number.Int(1467)
		sc := widgettest.Drawn(t, counter)
		label, change := widgettest.Shapes(sc, scene.Label), widgettest.Shapes(sc, scene.Delta)
		if len(label) != 1 || len(change) != 1 {
			t.Errorf("%v × %v: %d labels and %d changes", c.width, c.height, len(label), len(change))
			continue
		}
		if diff := cmp.Diff([]string{c.label, c.change}, []string{sc.Run(label[0]).Text, sc.Run(change[0]).Text}); diff != "" {
			t.Errorf("%v × %v: %s", c.width, c.height, diff)
		}
		if row := sc.Run(label[0]).Y == sc.Run(change[0]).Y; row != c.row {
			t.Errorf("%v × %v: label and change in a row is %v", c.width, c.height, row)
		}
	}
}

// A history takes the room between the number and the texts beside it.
func TestHistoryStandsBesideTheNumber(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		title         string
		want          float64 // its width
	}{
		{600, 60, "Sprint 42", 231},
		{600, 40, "", 236},
		{300, 24, "", 112},
		{200, 24, "", 0},
		{300, 32, "Sprint 42", 0},
	} {
		counter := New()
		counter.Width, counter.Height, counter.Title, counter.Label = c.width, c.height, c.title, "Open bugs"
		counter.Value, counter.Previous = number.Int(1284), number.Int(1467)
		counter.Spark, counter.SparkStyle = []number.Value{number.Int(3), number.Int(9), number.Int(5)}, SparkBars
		sc := widgettest.Drawn(t, counter)
		low, high := 0.0, 0.0
		for _, sh := range widgettest.Shapes(sc, scene.Spark) {
			low, high = sh.Bounds.MinX, sh.Bounds.MaxX
		}
		if got := high - low; got > c.want+3 || got < c.want-3 {
			t.Errorf("%v × %v: a history of %v px, want %v", c.width, c.height, got, c.want)
		}
		if n := widgettest.Shapes(sc, scene.Number)[0]; high > n.Bounds.MinX {
			t.Errorf("%v × %v: the history reaches to %v, and the number stands at %v", c.width, c.height, high, n.Bounds.MinX)
		}
	}
}

// The label goes before the title, also where the name of its status would find room alone.
func TestLabelStaysBesideTheNameOfItsStatus(t *testing.T) {
	for height := 38.0; height <= 70; height++ {
		sc := counterOf(t, "72", "60", func(c *Counter) {
			c.Width, c.Height, c.Label, c.Title, c.Number.Unit = 120, height, "Lead time", "Team", "uu"
			c.Thresholds, c.Status = widgettest.Thresholds(t, "0", theme.DangerFill, "50", theme.WarningFill), widget.StatusName
		})
		if got := widgettest.Rows(sc, scene.Label); !strings.Contains(got, "Lead") {
			t.Errorf("120 × %v: %q without the label", height, got)
		}
	}
}
