package playground_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// borders are the sliders of a list's strip, as a screen reader finds them.
func (p *playground) borders(t *testing.T, list string) (all []string) {
	t.Helper()
	p.Eval(t, `[...document.querySelectorAll("#`+list+` [role=slider]")].map((s) => s.getAttribute("aria-label") + ": " + s.getAttribute("aria-valuetext") + " | " +
		["valuemin", "valuenow", "valuemax"].map((name) => s.getAttribute("aria-" + name)).join(" "))`, &all)
	return all
}

func (p *playground) wantBorders(t *testing.T, list string, want ...string) {
	t.Helper()
	if got := p.borders(t, list); !slices.Equal(got, want) {
		t.Errorf("the borders of %s are\n%s\nwant\n%s", list, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// way is a straight way from a border of a strip to a share of it, in some steps.
func (p *playground) way(t *testing.T, list string, border int, share float64) []image.Point {
	t.Helper()
	var at struct{ X, Y, Left, Width float64 }
	p.Eval(t, fmt.Sprintf(`(() => { const rail = document.querySelector("#%s .rail"); rail.scrollIntoView({ block: "center" });
		const h = rail.querySelectorAll("[role=slider]")[%d].getBoundingClientRect(), r = rail.getBoundingClientRect();
		return { X: h.x + h.width / 2, Y: h.y + h.height / 2, Left: r.x, Width: r.width }; })()`, list, border), &at)
	const steps = 8
	var way []image.Point
	for i := range steps + 1 {
		way = append(way, image.Pt(int(at.X+(at.Left+share*at.Width-at.X)*float64(i)/steps+0.5), int(at.Y)))
	}
	return way
}

func (p *playground) drag(t *testing.T, list string, border int, share float64) {
	t.Helper()
	p.Drag(t, p.way(t, list, border, share)...)
	p.settle(t)
}

func (p *playground) press(t *testing.T, list string, border int, keys ...string) {
	t.Helper()
	p.Eval(t, fmt.Sprintf(`document.querySelectorAll("#%s [role=slider]")[%d].focus()`, list, border), nil)
	for _, key := range keys {
		p.Press(t, key)
	}
	p.settle(t)
}

func (p *playground) entries(t *testing.T) (n int) {
	t.Helper()
	p.Eval(t, `history.length`, &n)
	return n
}

const threeZones = "gauge.png?value=72&max=120&target=90&thresholds="

// Bounds are dragged: a percentage stays one, none passes another, and a drag is one step back.
func zonesAreDragged(t *testing.T, p *playground) {
	p.show(t, threeZones+"0:red:Behind,40%25:amber,75:green")
	p.wantBorders(t, "thresholds",
		"Bound of zone 1, Behind: 0, red | 0 0 47", "Bound of zone 2: 40% (48), amber | 1 48 74", "Bound of zone 3: 75, green | 49 75 120")
	before := p.entries(t)
	p.drag(t, "thresholds", 2, 100.0/120)
	p.wantHash(t, "the last bound dragged to 100", "#"+threeZones+"0:red:Behind,40%25:amber,100:green")
	if got := p.entries(t); got != before+1 {
		t.Errorf("a drag makes %d entries of the history, want one", got-before)
	}
	p.drag(t, "thresholds", 1, 0.6)
	p.wantHash(t, "a bound in percent", "#"+threeZones+"0:red:Behind,60%25:amber,100:green")
	p.drag(t, "thresholds", 1, 0.95)
	p.wantHash(t, "up to its neighbour", "#"+threeZones+"0:red:Behind,82%25:amber,100:green")
	var rows []string
	p.Eval(t, `[...document.querySelectorAll("#thresholds .item-number")].map((i) => i.value)`, &rows)
	if fmt.Sprint(rows) != "[0 82% 100]" {
		t.Errorf("the rows show %v", rows)
	}
	p.checkPreview(t, "dragged")
	p.show(t, threeZones+"0:red,40%25:amber,75:green")
	p.drag(t, "thresholds", 2, 0.9)
	p.drag(t, "thresholds", 2, 0.8)
	p.wantHash(t, "dragged twice", "#"+threeZones+"0:red,40%25:amber,96:green")
	p.pick(t, fmt.Sprintf(backOrForward, "back"))
	p.wantHash(t, "the entry before", "#"+threeZones+"0:red,40%25:amber,108:green")
	p.pick(t, `document.getElementById("undo").click()`)
	p.wantHash(t, "going back undone", "#"+threeZones+"0:red,40%25:amber,96:green")
	for _, want := range []string{"108", "75"} {
		p.pick(t, `document.getElementById("undo").click()`)
		p.wantHash(t, "a drag undone", "#"+threeZones+"0:red,40%25:amber,"+want+":green")
	}

	// Where the scale runs down, so do the zones.
	p.show(t, "gauge.png?value=72&min=100&max=0&thresholds=20:red,60:green")
	p.drag(t, "thresholds", 1, 0.25)
	p.wantHash(t, "a scale that runs down", "#gauge.png?value=72&min=100&max=0&thresholds=20:red,75:green")
	p.show(t, "gauge.png?value=72&min=100&max=0&thresholds=0%25:red,40%25:amber,80%25:green")
	p.wantBorders(t, "thresholds", "Bound of zone 1: 0% (100), red | 61 100 100", "Bound of zone 2: 40% (60), amber | 21 60 99", "Bound of zone 3: 80% (20), green | 0 20 59")
	p.drag(t, "thresholds", 1, 0.25)
	p.wantHash(t, "shares of a scale that runs down", "#gauge.png?value=72&min=100&max=0&thresholds=0%25:red,25%25:amber,80%25:green")
	// A counter has no scale, and shows the numbers around the bounds.
	p.show(t, "counter.png?value=7&thresholds=0:red,20:green")
	p.drag(t, "thresholds", 1, 0.5)
	p.wantHash(t, "without a scale", "#counter.png?value=7&thresholds=0:red,10:green")
	p.clean(t, 0)
}

// The same with keys alone.
func zonesAreMovedByKeys(t *testing.T, p *playground) {
	p.show(t, threeZones+"0:red,40%25:amber,75:green")
	before := p.entries(t)
	for _, tt := range []struct {
		border int
		key    string
		shift  bool
		want   string
	}{
		{2, kb.ArrowRight, false, "0:red,40%25:amber,76:green"},
		{2, kb.ArrowUp, false, "0:red,40%25:amber,77:green"},
		{2, kb.ArrowLeft, false, "0:red,40%25:amber,76:green"},
		{2, kb.ArrowDown, false, "0:red,40%25:amber,75:green"},
		{2, kb.PageUp, false, "0:red,40%25:amber,85:green"},
		{2, kb.PageDown, false, "0:red,40%25:amber,75:green"},
		{2, kb.ArrowRight, true, "0:red,40%25:amber,85:green"},
		{2, kb.End, false, "0:red,40%25:amber,120:green"},
		{2, kb.ArrowRight, false, "0:red,40%25:amber,120:green"},
		{2, kb.Home, false, "0:red,40%25:amber,49:green"},
		{1, kb.ArrowRight, false, "0:red,40%25:amber,49:green"}, // no room
		{1, kb.ArrowLeft, true, "0:red,30%25:amber,49:green"},
		{1, kb.ArrowRight, false, "0:red,31%25:amber,49:green"},
		{1, kb.Home, false, "0:red,1%25:amber,49:green"},
		{0, kb.End, false, "0:red,1%25:amber,49:green"}, // less than a step before the next
	} {
		p.press(t, "thresholds", tt.border)
		if tt.shift {
			p.PressShifted(t, tt.key)
		} else {
			p.Press(t, tt.key)
		}
		p.settle(t)
		p.wantHash(t, fmt.Sprintf("%q (shift %v) at %d", tt.key, tt.shift, tt.border), "#"+threeZones+tt.want)
	}
	if got := p.entries(t); got != before+2 {
		t.Errorf("keys at two borders make %d entries of the history", got-before)
	}
	p.pick(t, `document.getElementById("undo").click()`)
	p.wantHash(t, "one border back", "#"+threeZones+"0:red,40%25:amber,49:green")

	p.show(t, "gauge.png?value=72&min=100&max=0&thresholds=20:red,60:green")
	p.press(t, "thresholds", 1, kb.ArrowRight, kb.ArrowRight, kb.ArrowUp)
	p.wantHash(t, "right is down where the scale runs down", "#gauge.png?value=72&min=100&max=0&thresholds=20:red,59:green")
	p.show(t, "gauge.png?value=7&max=0.5&thresholds=-1:red,0.2:amber,2:green")
	p.wantBorders(t, "thresholds",
		"Bound of zone 1: -1, beyond the scale, red | 0 0 0.195", "Bound of zone 2: 0.2, amber | 0 0.2 0.5", "Bound of zone 3: 2, beyond the scale, green | 0.205 0.5 0.5")
	p.press(t, "thresholds", 2, kb.ArrowLeft)
	p.press(t, "thresholds", 0, kb.ArrowRight)
	p.wantHash(t, "from beyond the scale", "#gauge.png?value=7&max=0.5&thresholds=0.005:red,0.2:amber,0.495:green")

	// What the picture takes no notice of cannot be moved.
	p.show(t, "bar.png?segments=1,2&thresholds=5:red")
	p.press(t, "thresholds", 0, kb.ArrowRight)
	p.wantHash(t, "locked", "#bar.png?segments=1,2&thresholds=5:red")
	p.clean(t, 0)
}

// What one segment loses the other gets, and with a total the last one ends where it is put.
func segmentsAreMoved(t *testing.T, p *playground) {
	p.show(t, "bar.png?segments=19:success:Done,9,6::To%20do")
	p.wantBorders(t, "segments", "Between Done and segment 2: Done 19, segment 2 9 | 0 19 28", "Between segment 2 and To do: segment 2 9, To do 6 | 0 9 15")
	p.drag(t, "segments", 0, 24.0/34)
	p.wantHash(t, "a border dragged", "#bar.png?segments=24:success:Done,4,6::To%20do")
	p.press(t, "segments", 1, kb.ArrowRight, kb.ArrowRight)
	p.wantHash(t, "a border moved", "#bar.png?segments=24:success:Done,6,4::To%20do")
	p.press(t, "segments", 1, kb.End)
	p.wantHash(t, "a border at its end", "#bar.png?segments=24:success:Done,10,0::To%20do")
	p.checkPreview(t, "moved")
	p.show(t, "bar.png?segments=19:success,9.25&total=40")
	p.wantBorders(t, "segments", "Between segment 1, success and segment 2: segment 1, success 19, segment 2 9.25 | 0 19 28.25", "End of segment 2: segment 2 9.25 | 0 9.25 21")
	p.press(t, "segments", 0, kb.ArrowLeft)
	p.press(t, "segments", 1, kb.PageUp)
	p.wantHash(t, "with a total", "#bar.png?segments=18.8:success,11.45&total=40")
	p.show(t, "bar.png?segments=50%25:green,20.5%25")
	p.press(t, "segments", 0, kb.ArrowRight)
	p.drag(t, "segments", 1, 0.9)
	p.wantHash(t, "percentages", "#bar.png?segments=51%25:green,39%25")
	p.show(t, "bar.png?segments=50%25:green,20%25&format=percent")
	p.press(t, "segments", 0, kb.ArrowRight)
	p.wantHash(t, "shares", "#bar.png?segments=51%25:green,19%25&format=percent")
	p.clean(t, 0)
}

// A finger on a phone drags a border, and scrolls the page beside it.
func stripOnAPhone(t *testing.T, p *playground) {
	p.show(t, threeZones+"0:red,40%25:amber,75:green")
	var scrolled [2]float64
	p.Eval(t, `document.querySelector("#thresholds .rail").scrollIntoView({ block: "center" })`, nil)
	way := p.way(t, "thresholds", 2, 100.0/120)
	p.Eval(t, `scrollY`, &scrolled[0])
	for i := range way {
		way[i].Y += i // a finger does not move along a ruler
	}
	p.Swipe(t, way...)
	p.settle(t)
	p.Eval(t, `scrollY`, &scrolled[1])
	if got := p.hash(t); !strings.HasPrefix(got, "#"+threeZones+"0:red,40%25:amber,") || strings.HasSuffix(got, ",75:green") || scrolled[0] != scrolled[1] {
		t.Errorf("dragged by a finger: %s, scrolled from %v", got, scrolled)
	}
	var number float64
	p.Eval(t, `Number(document.querySelectorAll("#thresholds .item-number")[2].value)`, &number)
	if number < 99 || number > 101 {
		t.Errorf("dragged by a finger to 100, and is at %v", number)
	}
	var sizes []float64
	p.Eval(t, `[...document.querySelectorAll("#thresholds [role=slider]")].map((h) => Math.min(h.offsetWidth, h.offsetHeight) - 2 * parseFloat(getComputedStyle(h, "::before").top))`, &sizes)
	if len(sizes) != 3 || slices.Min(sizes) < 24 {
		t.Errorf("a finger finds %v px", sizes)
	}
	p.clean(t, 0)
}
