package widgettest

import (
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget"
	"pgregory.net/rapid"
)

// numberWorth is what the number counts beside other texts: it is what the picture is for, and
// the last to be given up.
const numberWorth = 10

// Shown counts the texts of a picture, by their roles: a label in two rows is one, of a
// scale's labels the two ends count, a status glyph counts as the word it stands for, and
// the number as more than all the others.
func Shown(sc *scene.Scene) (n int) {
	var seen [scene.Message + 1]int
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if !sh.IsRun() && sh.Role != scene.Status || sh.Bounds.Empty() {
			continue
		}
		seen[sh.Role]++
		if k := seen[sh.Role]; k == 1 || k == 2 && sh.Role == scene.ScaleLabel {
			n++
		}
		if sh.Role == scene.Number {
			n += numberWorth
		}
	}
	return n
}

// CheckGrowth makes sure that a canvas that is one pixel wider or higher shows no fewer texts
// than the scene, which layout has filled; it leaves another picture in it.
func CheckGrowth(t rapid.TB, sc *scene.Scene, c *widget.Common, layout func()) {
	before := Shown(sc)
	was := RolesOf(sc)
	for _, more := range [...]struct{ width, height float64 }{{1, 0}, {0, 1}} {
		c.Width, c.Height = c.Width+more.width, c.Height+more.height
		layout()
		if got := Shown(sc); got < before {
			t.Fatalf("%v × %v shows %d texts, %v, and less shows %d, %v", c.Width, c.Height, got, RolesOf(sc), before, was)
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
