package widgettest

import (
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

// CheckGrowth makes sure that a canvas that is one pixel wider or higher shows no fewer texts
// than the scene, which layout has filled, and none that is worth less than one it shows; it
// leaves another picture in it.
func CheckGrowth(t rapid.TB, sc *scene.Scene, c *widget.Common, layout func()) {
	before := Shown(sc)
	was := RolesOf(sc)
	for _, more := range [...]struct{ width, height float64 }{{1, 0}, {0, 1}} {
		c.Width, c.Height = c.Width+more.width, c.Height+more.height
		layout()
		if got := Shown(sc); got.Worth() < before.Worth() {
			t.Fatalf("%v × %v shows %v, and less shows %v", c.Width, c.Height, RolesOf(sc), was)
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
// that none shows less than the one that is a pixel narrower or lower.
func CheckCanvases(t rapid.TB, c *widget.Common, width, height int, sc *scene.Scene, layout func()) {
	const smallest = 16
	above := make([]widget.Kinds, width+1)
	for h := smallest; h <= height; h++ {
		left := widget.Kinds(0)
		for w := smallest; w <= width; w++ {
			c.Width, c.Height = float64(w), float64(h)
			layout()
			got := Shown(sc)
			if got.Worth() < left.Worth() || got.Worth() < above[w].Worth() {
				t.Fatalf("%d × %d shows %09b, a pixel less in width %09b, and in height %09b", w, h, got, left, above[w])
			}
			left, above[w] = got, got
		}
	}
}
