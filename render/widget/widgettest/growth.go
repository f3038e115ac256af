package widgettest

import (
	"strings"
	"unicode"

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
}

func contentOf(sc *scene.Scene) content {
	return content{Shown(sc), strings.Join(Texts(sc, scene.Number), "")}
}

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
	before, was := contentOf(sc), RolesOf(sc)
	for _, more := range [...]struct{ width, height float64 }{{1, 0}, {0, 1}} {
		c.Width, c.Height = c.Width+more.width, c.Height+more.height
		layout()
		if got := contentOf(sc); got.lacks(before) != "" {
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
// that none shows less than the one that is a pixel narrower or lower, see CheckGrowth.
func CheckCanvases(t rapid.TB, c *widget.Common, width, height int, sc *scene.Scene, layout func()) {
	const smallest = 16
	above := make([]content, width+1)
	for h := smallest; h <= height; h++ {
		left := content{}
		for w := smallest; w <= width; w++ {
			c.Width, c.Height = float64(w), float64(h)
			layout()
			got := contentOf(sc)
			for _, smaller := range [...]content{left, above[w]} {
				if got.lacks(smaller) != "" {
					t.Fatalf("%d × %d has fewer %s: %+v after %+v", w, h, got.lacks(smaller), got, smaller)
				}
			}
			left, above[w] = got, got
		}
	}
}
