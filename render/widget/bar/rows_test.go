package bar

import (
	"slices"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

const (
	story    = "Average cycle time of stories in progress, all teams"
	compound = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
	mixed    = "متوسط وقت Sprint 42 קצב ההתקדמות וגם עוד"
	cjk      = "スプリントの進捗状況とチームの平均サイクルタイム"
)

// A label is set smaller, then in two rows where the bar stays as thick as it was, or over the value,
// then cut.
func TestLabelGoesDownTheLadder(t *testing.T) {
	fraction := func(b *Bar) {
		b.Value, b.Max, b.Show, b.Number.Unit = number.Int(3), number.Int(8), widget.ShowFraction, "story points"
	}
	for name, c := range map[string]struct {
		width, height float64
		label, want   string
		thick         float64 // of the bar
		set           func(*Bar)
	}{
		"short":                 {400, 60, "Story points", "14: Story points", 15, nil},
		"smaller":               {300, 60, "Average cycle time of all the stories here", "13: Average cycle time of all the stories here", 15, nil},
		"two rows":              {300, 60, story, "14: Average cycle time of stories in | progress, all teams", 15, nil},
		"two rows of the least": {300, 48, story, "11: Average cycle time of stories in progress, all | teams", 12, nil},
		"less padding":          {240, 40, story, "11: Average cycle time of stories in | progress, all teams", 10, nil},
		"no height":             {240, 36, story, "11: Average cycle time of stories in progr…", 9, nil},
		"compound":              {200, 60, compound, "11: Donaudampfschifffahrtsgesell | schaftskapitänsmützenabzei…", 15, nil},
		"no spaces":             {200, 60, cjk, "12.5: スプリントの進捗状況と | チームの平均サイクルタイム", 15, nil},
		"from right to left":    {200, 60, mixed, "14: متوسط وقت Sprint 42 | קצב ההתקדמות וגם עוד", 15, nil},
		"beside":                {280, 24, story, "10: Average cycle time o…", 10, nil},
		"above, low":            {320, 24, story, "11: Average cycle time of stories in progress, all teams", 6, nil},
		"beside in two rows":    {320, 28, "Average cycle time of stories", "10: Average cycle time of | stories", 12, nil},
		"legend": {300, 72, story, "11: Average cycle time of stories in progress, all teams", 18, func(b *Bar) {
			b.Segments = []Segment{{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "In progress"}}
		}},
		"legend with room": {300, 110, story, "16: Average cycle time of stories in | progress, all teams", 24, func(b *Bar) {
			b.Segments = []Segment{{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "In progress"}}
		}},
		"bullet":           {300, 72, story, "11: Average cycle time of stories in progress, all teams", 29, func(b *Bar) { b.Style = Bullet }},
		"bullet with room": {300, 120, story, "16: Average cycle time of stories in | progress, all teams", 36, func(b *Bar) { b.Style = Bullet }},
		"upright":          {90, 200, "Average cycle time", "13: Average | cycle time", 23, func(b *Bar) { b.Orientation = Vertical }},
		"upright, short":   {44, 160, "CPU load", "10: CPU | load", 11, func(b *Bar) { b.Orientation = Vertical }},
		"upright, low":     {90, 60, "Average cycle time", "10: Average cycle ti…", 23, func(b *Bar) { b.Orientation = Vertical }},
		"over the value":   {120, 120, "Sprint scope", "12.5: Sprint scope", 24, fraction},
		"over it, low":     {120, 44, "Sprint scope", "11: Sprint scope", 11, fraction},
		"over it, long":    {160, 80, story, "11: Average cycle time of | stories in progress, all teams", 20, func(b *Bar) { b.Number.Unit = "story points" }},
		"over it, thinner": {200, 60, story, "13: Average cycle time of stories in | progress, all teams", 10, func(b *Bar) { b.Number.Unit = "story points" }},
		"beside it, cut":   {200, 44, story, "11: Average cycle time | of stories in progr…", 11, func(b *Bar) { b.Number.Unit = "story points" }},
		"under a title":    {300, 96, story, "11: Average cycle time of stories in progress, all | teams", 24, func(b *Bar) { b.Title = "Sprint 42" }},
	} {
		b := New()
		b.Width, b.Height, b.Label = c.width, c.height, c.label
		b.Value = number.Int(42)
		if c.set != nil {
			c.set(b)
		}
		sc := widgettest.Drawn(t, b)
		if got := widgettest.Rows(sc, scene.Label); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := thickness(sc, b.Orientation); got != c.thick {
			t.Errorf("%s: a bar of %v px, want %v", name, got, c.thick)
		}
	}
}

// thickness is that of the bar in a picture, in px.
func thickness(sc *scene.Scene, o Orientation) (px float64) {
	for _, role := range [...]scene.Role{scene.Track, scene.Value, scene.Segment, scene.Band} {
		for _, sh := range widgettest.Shapes(sc, role) {
			across := sh.Bounds.MaxY - sh.Bounds.MinY
			if o == Vertical {
				across = sh.Bounds.MaxX - sh.Bounds.MinX
			}
			px = max(px, across)
		}
	}
	return px
}

// A title is set smaller, then in two rows if all that stands under it stays, then cut.
func TestTitleGoesDownTheLadder(t *testing.T) {
	const title = "Sprint progress of the platform team and all of its neighbours"
	for name, c := range map[string]struct {
		width, height float64
		title, want   string
	}{
		"whole":              {400, 200, "Sprint progress", "16: Sprint progress"},
		"smaller":            {300, 200, "Sprint progress of the platform team", "15.5: Sprint progress of the platform team"},
		"two rows":           {300, 200, title, "16: Sprint progress of the platform | team and all of its neighbours"},
		"least":              {300, 90, title, "11: Sprint progress of the platform team and all of its | neighbours"},
		"less padding":       {300, 70, title, "11: Sprint progress of the platform team and all of its | neighbours"},
		"no height":          {300, 50, title, "11: Sprint progress of the platform team and all of its neig…"},
		"compound":           {300, 120, compound, "12: Donaudampfschifffahrtsgesellschaftskapitänsmü | tzenabzeichenverordnung"},
		"no spaces":          {200, 120, cjk, "12: スプリントの進捗状況とチームの | 平均サイクルタイム"},
		"from right to left": {200, 120, mixed, "12: متوسط وقت Sprint 42 קצב | ההתקדמות וגם עוד"},
	} {
		b := New()
		b.Width, b.Height, b.Title, b.Label = c.width, c.height, c.title, "Story points"
		b.Value = number.Int(42)
		sc := widgettest.Drawn(t, b)
		if got := widgettest.Rows(sc, scene.Title); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := widgettest.Rows(sc, scene.Label); got == "" {
			t.Errorf("%s: no label", name)
		}
	}
}

// The names of a legend are set smaller, then in two rows, then cut.
func TestLegendGoesDownTheLadder(t *testing.T) {
	const review = "Waiting for a review by somebody of the other team"
	for name, c := range map[string]struct {
		width, height float64
		set           func(*Bar)
		want          string
		names         []string
	}{
		"whole":             {300, 110, nil, "13: Done | 19 | In progress | 15 | To do | 11", []string{"Done", "In progress", "To do"}},
		"smaller":           {260, 72, nil, "11.5: Done | 19 | In progress | 15 | To do | 11", []string{"Done", "In progress", "To do"}},
		"two rows":          {240, 90, nil, "11.5: Waiting for a review by somebody | of the other team | 19", []string{review}},
		"two rows, cut":     {160, 90, nil, "10: Waiting for a review by | somebody of the other t… | 19", []string{review}},
		"one row free":      {160, 120, nil, "10: Waiting for a review by | somebody of the othe… | 19 | Donaudampfschifffahr… | 15", []string{review, compound}},
		"no row free":       {160, 70, nil, "10: Waitin… | 19 | Donau… | 15", []string{review, compound}},
		"upright, smaller":  {160, 200, func(b *Bar) { b.Orientation = Vertical }, "10: Done | 19 | Waiting for us | 15 | To do | 11", []string{"Done", "Waiting for us", "To do"}},
		"upright, two rows": {160, 200, func(b *Bar) { b.Orientation = Vertical }, "13: Done | 19 | Waiting for | a review | 15 | To do | 11", []string{"Done", "Waiting for a review", "To do"}},
		"upright, low":      {160, 80, func(b *Bar) { b.Orientation = Vertical }, "10: Done | 19 | Waiting for a review | 15 | To do | 11", []string{"Done", "Waiting for a review", "To do"}},
	} {
		b := New()
		b.Width, b.Height, b.Show = c.width, c.height, widget.ShowValue
		for i, n := range c.names {
			b.Segments = append(b.Segments, Segment{Amount: number.Int(int64(19 - 4*i)), Name: n})
		}
		if c.set != nil {
			c.set(b)
		}
		if got := widgettest.Rows(widgettest.Drawn(t, b), scene.Legend); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A legend that was asked for by name makes the bar as thin for the names as any other.
func TestLegendBelowShowsWhatAnyOtherDoes(t *testing.T) {
	ts := widgettest.Typesetter(t)
	for name, set := range map[string]func(*Bar){
		"alone":   func(*Bar) {},
		"a label": func(b *Bar) { b.Label = "Issues" },
		"titled":  func(b *Bar) { b.Title, b.Number.Unit = "Sprint 42", "issues" },
	} {
		for height := 40.0; height <= 80; height++ {
			for width := 100.0; width <= 240; width += 2 {
				var legends [2][]string
				for i, legend := range [...]Legend{LegendAuto, LegendBelow} {
					b := New()
					b.Width, b.Height, b.Legend = width, height, legend
					b.Segments = []Segment{{Amount: number.Int(19), Name: "Done"}, {Amount: number.Int(9), Name: "In progress"}, {Amount: number.Int(6), Name: "To do"}}
					set(b)
					sc := scene.New(16, 16)
					b.Layout(sc, ts)
					legends[i] = widgettest.Texts(sc, scene.Legend)
				}
				if len(legends[1]) < len(legends[0]) {
					t.Errorf("%s: %v × %v: the legend below the bar reads %q, and any other %q", name, width, height, legends[1], legends[0])
				}
			}
		}
	}
}

// A legend that was asked for by name makes the bar thinner, and cuts its names, before it goes on
// without them. No other goes on without them at all.
func TestNamesAreCutBeforeTheyGo(t *testing.T) {
	teams := []Segment{
		{Amount: number.Int(31), Name: "Platform"},
		{Amount: number.Int(24), Name: "Mobile"},
		{Amount: number.Int(18), Name: "Payments"},
		{Amount: number.Int(12), Name: "Search"},
		{Amount: number.Int(7), Name: "Support"},
	}
	for _, size := range [][2]float64{{200, 90}, {180, 100}, {160, 80}} {
		b := New()
		b.Width, b.Height, b.Label, b.Legend, b.Segments = size[0], size[1], "Issues", LegendBelow, teams
		if got := widgettest.Texts(widgettest.Drawn(t, b), scene.Legend); len(got) != 10 {
			t.Errorf("%v: the legend reads %q", size, got)
		}
	}
	for width := 48.0; width <= 100; width++ {
		b := New()
		b.Width, b.Height, b.NativeText = width, 50, true
		b.Segments = []Segment{{Amount: number.Int(0)}, {Amount: number.Int(0), Name: "In progress"}, {Amount: number.Int(0)}}
		sc := widgettest.Drawn(t, b)
		if got := widgettest.Texts(sc, scene.Legend); len(got) > 0 && !slices.Contains(got, "In progress") {
			t.Errorf("%v px: the legend reads %q", width, got)
		}
	}
}

// Where the rows of a label part it from the status, no dot does.
func TestNoDotBetweenRows(t *testing.T) {
	for width, want := range map[float64]string{
		195: "11: Story points done | warning",
		400: "11: Story points done · warning",
	} {
		b := New()
		b.Width, b.Height, b.Label, b.Title, b.Value, b.Number.Unit, b.Show = width, 90, "Story points done", "Team Alpha", number.Int(12), "SP", widget.ShowBoth
		b.Max, b.Status = number.Int(20), widget.StatusName
		b.Thresholds = widgettest.Thresholds(t, "10", theme.WarningFill)
		if got := widgettest.Rows(widgettest.Drawn(t, b), scene.Label); got != want {
			t.Errorf("%v px: %q, want %q", width, got, want)
		}
	}
}
