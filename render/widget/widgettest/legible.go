package widgettest

import (
	"image/color"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"pgregory.net/rapid"
)

// CheckLegible makes sure of what a reader can see: that every text has the contrast of
// texts on what lies under it, that every mark has that of marks on what the picture stands
// on, in the light picture and the dark one, and that no mark runs through a text.
func CheckLegible(t rapid.TB, sc *scene.Scene, c *widget.Common) {
	paths := make([]contours, sc.Len())
	outline := func(i int) contours {
		if paths[i] == nil {
			paths[i] = contoursOf(sc.Path(sc.Shape(i)))
		}
		return paths[i]
	}
	for i := range sc.Len() {
		sh := sc.Shape(i)
		switch {
		case sh.Bounds.Empty():
		case sh.IsRun():
			checkClear(t, sc, i, outline)
			checkText(t, sc, i, outline, c)
		case isMark(sc, sh):
			checkMark(t, sc, i, outline, c)
		}
	}
}

// CheckContent makes sure that a picture is not blank: something stands on its ground.
func CheckContent(t rapid.TB, sc *scene.Scene) {
	for i := range sc.Len() {
		if sh := sc.Shape(i); !ground(sh) && !sh.Bounds.Empty() {
			return
		}
	}
	t.Fatalf("a blank picture for %q", sc.Title)
}

// ground is a shape that lies under the whole picture.
func ground(sh *scene.Shape) bool { return sh.Role == scene.Background || sh.Role == scene.Frame }

// checkClear makes sure that no shape but those under the whole picture touches a text; one
// inside a segment keeps within it.
func checkClear(t rapid.TB, sc *scene.Scene, run int, outline func(int) contours) {
	const slack = 0.3 // on every side
	sh := sc.Shape(run)
	box := sh.Bounds
	box.MinX, box.MinY, box.MaxX, box.MaxY = box.MinX+slack, box.MinY+slack, box.MaxX-slack, box.MaxY-slack
	for i := range sc.Len() {
		mark := sc.Shape(i)
		if mark.IsRun() || ground(mark) || box.Empty() || !mark.Bounds.Overlaps(box, 0) {
			continue
		}
		c := outline(i)
		inside := c.contains((box.MinX+box.MaxX)/2, (box.MinY+box.MaxY)/2)
		within := sh.Role == scene.InBar && mark.Role == scene.Segment
		if c.cross(box) || inside && !within {
			t.Fatalf("the %s %v runs through the %s %q %v", mark.Role, mark.Bounds, sh.Role, sc.Run(sh).Text, sh.Bounds)
		}
	}
}

// pages are what a picture stands on if it is not told otherwise: the light page, and the
// dark one where it may be dark.
func pages(c *widget.Common) []bool {
	switch c.Theme {
	case theme.Dark:
		return []bool{true}
	case theme.Auto:
		return []bool{false, true}
	}
	return []bool{false}
}

// colorOf is a paint on a page.
func colorOf(p scene.Paint, dark bool) color.NRGBA {
	if p.Auto && dark {
		return p.Dark
	}
	return p.Color
}

// under is what the shapes before one make of a page at a point; only says which count.
func under(sc *scene.Scene, before int, x, y float64, page color.NRGBA, dark bool, outline func(int) contours, only func(*scene.Shape) bool) color.NRGBA {
	for i := range before {
		sh := sc.Shape(i)
		b := sh.Bounds
		if sh.IsRun() || x < b.MinX || x > b.MaxX || y < b.MinY || y > b.MaxY || !only(sh) || !ground(sh) && !outline(i).contains(x, y) {
			continue
		}
		page = theme.Over(colorOf(sh.Paint, dark), page)
	}
	return page
}

// rounding is what a colour of whole steps may miss of a contrast.
const rounding = 0.02

func checkText(t rapid.TB, sc *scene.Scene, i int, outline func(int) contours, c *widget.Common) {
	sh := sc.Shape(i)
	b := sh.Bounds
	anything := func(*scene.Shape) bool { return true }
	for _, dark := range pages(c) {
		page := c.Palette.Set(dark)[theme.Surface]
		for _, at := range [...][2]float64{{0.1, 0.5}, {0.5, 0.2}, {0.5, 0.8}, {0.9, 0.5}} {
			x, y := b.MinX+at[0]*(b.MaxX-b.MinX), b.MinY+at[1]*(b.MaxY-b.MinY)
			below := under(sc, i, x, y, page, dark, outline, anything)
			own := theme.Over(colorOf(sh.Paint, dark), below)
			if got := theme.Contrast(own, below); got < theme.TextContrast-rounding {
				t.Fatalf("the %s %q has a contrast of %.2f: %v on %v, dark %v", sh.Role, sc.Run(sh).Text, got, own, below, dark)
			}
		}
	}
}

// isMark says whether a shape tells something by itself. The zero line of a history does not.
func isMark(sc *scene.Scene, sh *scene.Shape) bool {
	switch sh.Role {
	case scene.Value, scene.Zone, scene.Segment, scene.Target, scene.Needle, scene.Arrow, scene.Swatch, scene.Status, scene.Overflow:
		return true
	case scene.Spark:
		return sh.Paint.Color.A == 0xff
	case scene.Tick:
		return len(Shapes(sc, scene.Spark)) == 0
	}
	return false
}

// checkMark measures a mark on the ground of the picture, where a gap or a rim in that colour
// parts it from others, and one that is drawn in another on that.
func checkMark(t rapid.TB, sc *scene.Scene, i int, outline func(int) contours, c *widget.Common) {
	sh := sc.Shape(i)
	p := inner(outline(i))
	only := ground
	if sh.Role == scene.Status || sh.Role == scene.Overflow && !isTip(sc, sh) {
		only = func(*scene.Shape) bool { return true }
	}
	for _, dark := range pages(c) {
		page := c.Palette.Set(dark)[theme.Surface]
		below := under(sc, i, p.X, p.Y, page, dark, outline, only)
		own := theme.Over(colorOf(sh.Paint, dark), below)
		if got := theme.Contrast(own, below); got < theme.ShapeContrast-rounding {
			t.Fatalf("the %s %v has a contrast of %.2f: %v on %v, dark %v", sh.Role, sh.Bounds, got, own, below, dark)
		}
	}
}

// isTip says whether a mark of an overflow is the end of a bar, and no sign in it.
func isTip(sc *scene.Scene, sh *scene.Shape) bool {
	for _, v := range Shapes(sc, scene.Value) {
		if v.Paint == sh.Paint {
			return true
		}
	}
	return false
}

// inner is a point near the first corner of a shape and, if there is one among those tried,
// inside it.
func inner(c contours) scene.Point {
	first := c[0]
	for _, far := range [...]float64{0.5, 0.25, 0.1} {
		for _, o := range first[1:] {
			p := scene.Point{X: first[0].X + far*(o.X-first[0].X), Y: first[0].Y + far*(o.Y-first[0].Y)}
			if c.contains(p.X, p.Y) {
				return p
			}
		}
	}
	return first[0]
}
