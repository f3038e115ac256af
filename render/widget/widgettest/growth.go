package widgettest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget"
	"pgregory.net/rapid"
)

// kindOf are the kinds of what is drawn in a role. The names of segments are one kind, whether
// they stand in the segments or in a legend: where they stand changes with the room in both.
var kindOf = map[scene.Role]widget.Kinds{
	scene.Number: widget.KindNumber, scene.Unit: widget.KindUnit, scene.Label: widget.KindLabel, scene.Title: widget.KindTitle,
	scene.Status: widget.KindStatus, scene.ScaleLabel: widget.KindEnds, scene.Delta: widget.KindDelta,
	scene.Comparison: widget.KindComparison, scene.Legend: widget.KindNames, scene.InBar: widget.KindNames,
}

// Shown is which kinds of texts a picture shows. A mark that only says that there is no room is
// none of them.
func Shown(sc *scene.Scene) (k widget.Kinds) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if sh.Bounds.Empty() || sh.IsRun() && (sc.Run(sh).Text == "…" || sh.Role == scene.Label && sc.Run(sh).Text == "—") {
			continue
		}
		k |= kindOf[sh.Role]
	}
	return k
}

// content is what a picture says.
type content struct {
	kinds  widget.Kinds
	number string
	// cut are the kinds with a text that is cut; short and whole are the names of segments that are
	// cut, and those that are not.
	cut          widget.Kinds
	short, whole []string
	// history and zones say that there are any; size is that of the number, and extent that of the bar
	// or dial.
	history, zones bool
	size, extent   float64
}

func contentOf(sc *scene.Scene, c *widget.Common) content {
	got := content{kinds: Shown(sc), number: strings.Join(Texts(sc, scene.Number), "")}
	if c.Label != "" && !begins(sc, scene.Label, c.Label) {
		got.kinds &^= widget.KindLabel // no more than the name of a status
	}
	got.cut = got.cut.If(!shows(sc, scene.Title, c.Title), widget.KindTitle)
	got.cut = got.cut.If(!shows(sc, scene.Label, c.Label), widget.KindLabel)
	for i := range sc.Len() {
		switch sh := sc.Shape(i); sh.Role {
		case scene.Comparison:
			got.cut = got.cut.If(isCut(sc.Run(sh).Shown), widget.KindComparison)
		case scene.Legend, scene.InBar:
			if run := sc.Run(sh); isCut(run.Shown) {
				got.short = append(got.short, run.Text)
			} else {
				got.whole = append(got.whole, run.Text)
			}
		case scene.Number:
			got.size = sc.Run(sh).Size
		case scene.Spark:
			got.history = true
		case scene.Zone:
			got.zones = true
		case scene.Track, scene.Band, scene.Segment, scene.Value:
			got.extent = max(got.extent, math.Sqrt((sh.Bounds.MaxX-sh.Bounds.MinX)*(sh.Bounds.MaxY-sh.Bounds.MinY)))
		}
	}
	got.cut &= got.kinds
	return got
}

func isCut(shown string) bool { return strings.Contains(shown, "…") }

// shows says whether the runs of a role spell all of a text, in whatever rows.
func shows(sc *scene.Scene, role scene.Role, text string) bool {
	return strings.Contains(spelt(sc, role), dense(text))
}

// begins says whether the runs of a role spell the beginning of a text.
func begins(sc *scene.Scene, role scene.Role, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(spelt(sc, role), first)
}

// spelt is what the runs of a role spell together, without spaces.
func spelt(sc *scene.Scene, role scene.Role) string {
	var shown strings.Builder
	for _, sh := range Shapes(sc, role) {
		run := sc.Run(sh)
		shown.WriteString(cmp.Or(run.Shown, run.Text))
	}
	return dense(shown.String())
}

func dense(s string) string { return strings.Join(strings.Fields(s), "") }

// lacks says what a content has less of than that of a smaller picture, nothing if it has no less.
func (c content) lacks(smaller content) string {
	switch {
	case c.kinds.Worth() < smaller.kinds.Worth():
		return "kinds"
	case c.kinds == smaller.kinds && digits(c.number) < digits(smaller.number):
		return "digits"
	}
	return ""
}

// cuts says whether a text is cut that a smaller picture of the same kinds shows whole, although
// nothing else is gained for that: digits, a history, the ring of zones, or a third of the size of
// the number or of what is no text.
func (c content) cuts(smaller content) bool {
	switch {
	case c.kinds != smaller.kinds, digits(c.number) > digits(smaller.number), c.history && !smaller.history, c.zones && !smaller.zones:
		return false
	case c.size > smaller.size/widget.LeastUnderRows, c.extent > smaller.extent/widget.LeastUnderRows:
		return false
	case !smaller.cut.Has(c.cut):
		return true
	}
	return slices.ContainsFunc(c.short, func(name string) bool {
		return slices.Contains(smaller.whole, name) && !slices.Contains(smaller.short, name)
	})
}

func digits(number string) (n int) {
	for _, r := range number {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// CheckGrowth makes sure that a canvas that is one pixel wider or higher shows no less than the
// scene, which layout has filled; it leaves another picture in it. What counts first is the kinds
// of texts, by their worth, and then the number: beside the same kinds no form of it is followed by
// a shorter one. A text for which there is room at last may shorten it: any order of what comes
// first would take something away somewhere, and with the digits first it were the text.
func CheckGrowth(t rapid.TB, sc *scene.Scene, c *widget.Common, layout func()) {
	before, was := contentOf(sc, c), RolesOf(sc)
	for _, more := range [...]struct{ width, height float64 }{{1, 0}, {0, 1}} {
		c.Width, c.Height = c.Width+more.width, c.Height+more.height
		layout()
		if got := contentOf(sc, c); got.lacks(before) != "" {
			t.Fatalf("%v × %v has fewer %s: %v %q, and less shows %v %q", c.Width, c.Height, got.lacks(before), RolesOf(sc), got.number, was, before.number)
		}
		c.Width, c.Height = c.Width-more.width, c.Height-more.height
	}
}

// RolesOf lists the roles of a picture's texts and of its status.
func RolesOf(sc *scene.Scene) (roles []scene.Role) {
	for i := range sc.Len() {
		if sh := sc.Shape(i); (sh.IsRun() || sh.Role == scene.Status) && !sh.Bounds.Empty() {
			roles = append(roles, sh.Role)
		}
	}
	return roles
}

// CheckCanvases lays a picture out on every canvas from the smallest up to a size, and makes sure
// that none shows less than the one that is a pixel narrower or lower, see CheckGrowth. It returns
// how many of them cut a text for nothing that such a one shows whole.
func CheckCanvases(t rapid.TB, c *widget.Common, width, height int, sc *scene.Scene, layout func()) (cuts int) {
	const smallest = 16
	above := make([]content, width+1)
	for h := smallest; h <= height; h++ {
		left := content{}
		for w := smallest; w <= width; w++ {
			c.Width, c.Height = float64(w), float64(h)
			layout()
			got := contentOf(sc, c)
			for _, smaller := range [...]content{left, above[w]} {
				if got.lacks(smaller) != "" {
					t.Fatalf("%d × %d has fewer %s: %+v after %+v", w, h, got.lacks(smaller), got, smaller)
				}
				if got.cuts(smaller) {
					cuts++
				}
			}
			left, above[w] = got, got
		}
	}
	return cuts
}
