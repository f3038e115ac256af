package gauge

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget"
)

// dial is the geometry of a gauge's arc. Radii are in CSS pixels from the centre.
type dial struct {
	cx, cy float64
	// from and sweep are the start and the extent of the scale, clockwise.
	from, sweep scene.Angle
	end         ending
	// edge is the outermost radius of anything on the arc; outer and inner bound the
	// arc; ringInner and ringOuter bound the thin ring of zones, if there is one.
	edge, outer, inner   float64
	ringInner, ringOuter float64
}

// angle returns the direction of a fraction of the scale.
func (d *dial) angle(f float64) scene.Angle { return d.from + scene.Angle(f)*d.sweep }

func (d *dial) thickness() float64 { return d.outer - d.inner }
func (d *dial) middle() float64    { return (d.outer + d.inner) / 2 }
func (d *dial) hasRing() bool      { return d.ringOuter > 0 }

// startOf is the direction of a scale's start: an open arc lies symmetric about the
// vertical, a full ring starts at the top.
func startOf(arc int) scene.Angle {
	if arc >= 360 {
		return scene.Degrees(-90)
	}
	return scene.Degrees(270 - float64(arc)/2)
}

// targetReach is how far a target mark reaches beyond the arc on both sides. It grows slowly
// from nothing, so that a larger dial never has less room in it.
func (d *dial) targetReach() float64 { return widget.Clamp((d.edge-marksFrom)/7, 0, 3) }

// The thin ring of zones stands this far outside the arc. Dials with a smaller radius
// than ringFrom have none, and those below marksFrom no target either: there they
// would only blur the arc.
const (
	ringGap   = 2
	ringFrom  = 30
	marksFrom = 20
)

// hub is the radius of a needle's hub, and tail how far the needle reaches beyond it.
func (d *dial) hub() float64  { return widget.Clamp(0.07*d.outer, 2.5, 16) }
func (d *dial) tail() float64 { return 0.12 * d.outer }

// needle is half the breadth of a needle at its hub, and tip the radius that it reaches.
func (d *dial) needle() float64 { return widget.Clamp(0.06*d.outer, 2, 10) / 2 }
func (d *dial) tip() float64    { return d.inner + 0.25*d.thickness() }

// clearOfNeedle says whether a label under the ends of the arc keeps clear of hub and needle: on
// a half dial a long one reaches under the needle, which is broader there.
func (d *dial) clearOfNeedle(b widget.Box) bool {
	r := max(d.hub(), d.tail())
	if !b.Clears(widget.Box{X: d.cx - r, Y: d.cy - r, W: 2 * r, H: 2 * r}, 2) {
		return false
	}
	sin, cos := d.end.sin, d.end.cos
	from := max(b.X-d.cx, d.cx-b.Right(), 0)
	left := 1 - from/cos/d.tip() // of the needle, beyond the label's nearer end
	return left <= 0 || b.Y-d.cy >= (from*sin+d.needle()*left)/cos+1
}

// ending is the way from the centre to the ends of an arc, as its sine and cosine below the
// horizontal: the steepest way down that a needle may point on an open one.
type ending struct{ sin, cos float64 }

// endings are those of all arcs, by their degrees: dials are tried by the dozen.
var endings = func() (all [360]ending) {
	for arc := range all {
		all[arc].sin, all[arc].cos = math.Sincos(float64(arc-180) / 2 * math.Pi / 180)
	}
	return all
}()

func endOf(arc int) ending {
	if arc < 0 || arc >= len(endings) {
		return ending{sin: 1}
	}
	return endings[arc]
}

// needleSpace is what a text keeps clear of a needle, in px.
const needleSpace = 3

// underNeedle is the height below the hub from which a thing of a width about the vertical
// is clear of the needle, wherever that points.
func (d *dial) underNeedle(width float64) float64 {
	sin, cos := d.end.sin, d.end.cos
	off := d.needle() + needleSpace
	return min((width/2*sin+off)/cos, d.tip()*sin+off)
}

// besideNeedle is the width about the vertical that is clear of the needle from a height
// below the hub on.
func (d *dial) besideNeedle(from float64) float64 {
	sin, cos := d.end.sin, d.end.cos
	off := d.needle() + needleSpace
	switch {
	case from >= d.tip()*sin+off:
		return math.Inf(1)
	case sin <= 0:
		return 0
	}
	return max(0, 2*(from*cos-off)/sin)
}

// pointer is the length of what a full ring has in place of a needle, which would run
// through any text in it.
func (d *dial) pointer() float64 { return widget.Clamp(0.2*d.inner, 2, 24) }

// markerWidth is the breadth of a marker; on a small dial a broad one would hide the scale.
func (d *dial) markerWidth() float64 {
	return widget.Clamp(0.25*d.thickness(), 3, widget.Clamp(0.12*d.edge, 3, 8))
}

// newDial returns the dial of a given outermost radius about the origin.
func newDial(g *Gauge, edge float64, ring bool) dial {
	d := dial{edge: edge, from: startOf(g.Arc), sweep: scene.Degrees(float64(g.Arc)), end: endOf(g.Arc)}
	d.outer = edge
	switch {
	case g.Target.Valid() && edge >= marksFrom:
		d.outer -= d.targetReach()
	case g.Style == Marker:
		d.outer -= markerReach
	}
	t := arcThickness(g, d.outer)
	if ring && edge >= ringFrom {
		d.ringOuter = d.outer
		d.ringInner = d.ringOuter - max(3, math.Round(0.2*t))
		d.outer = d.ringInner - ringGap
	}
	d.inner = max(0, d.outer-t)
	return d
}

// wholeFrom is the radius from which dials and arcs take whole pixels; smaller ones need what
// there is.
const wholeFrom = 20

// arcThickness is the asked one, or a share of the radius: a thin arc looks weak on a
// small dial, and a full ring heavy with what suits an open arc.
func arcThickness(g *Gauge, r float64) float64 {
	t := widget.Clamp(0.16*r, 4, 60)
	switch {
	case g.Thickness > 0:
		t = min(g.Thickness, 0.8*r)
	case r < 24:
		t = 0.28 * r
	case g.Arc == 360:
		t = widget.Clamp(0.12*r, 4, 60)
	}
	if r > wholeFrom && t > 4 {
		return math.Round(t)
	}
	return t
}

// foot is how far an arc of the given outer radius reaches below the centre.
func foot(arc int, r float64) float64 { return max(0, r*endOf(arc).sin) }

// chord is the width inside a circle of radius r between the heights y1 and y2
// relative to its centre.
func chord(r, y1, y2 float64) float64 {
	y := max(math.Abs(y1), math.Abs(y2))
	if y >= r {
		return 0
	}
	return 2 * math.Sqrt(r*r-y*y)
}
