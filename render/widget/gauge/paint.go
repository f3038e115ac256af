package gauge

import (
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// paintDial draws arc, zones, value and marks in paint order.
func (p *gauge) paintDial() {
	p.paintTicks()
	if p.g.Style != Fill && len(p.zones) > 0 {
		p.paintZones(p.dial.inner, p.dial.outer, true)
	} else {
		p.paintTrack()
	}
	if p.dial.hasRing() {
		p.paintZones(p.dial.ringInner, p.dial.ringOuter, false)
	}
	if p.g.Value.Valid() && p.g.Style == Fill {
		p.paintValue()
	}
	p.paintNeutral()
	p.paintTarget()
	if p.g.Value.Valid() {
		p.paintOverflow()
		switch p.g.Style {
		case Needle:
			p.paintNeedle()
		case Marker:
			p.paintMarker()
		}
	}
}

// roundness is the cap radius of the arc's ends.
func (p *gauge) roundness() float64 {
	if p.g.Ends == widget.Round {
		return p.dial.thickness() / 2
	}
	return 0
}

// sector adds the part of a ring between two fractions of the scale.
func (p *gauge) sector(from, to, inner, outer, capFrom, capTo float64) {
	d := &p.dial
	p.Scene.RoundRingSector(d.cx, d.cy, inner, outer, d.angle(from), d.angle(to), capFrom, capTo)
}

// Zones shorter than this keep no gap to their neighbours, which would eat them.
const shortZone = 4

// paintZones draws the whole scale in the colours of its zones, the track colour where
// there is none, with a gap of two pixels between neighbours. On the arc the first
// and the last one have the arc's ends.
func (p *gauge) paintZones(inner, outer float64, arc bool) {
	length := float64(p.dial.sweep) * (inner + outer) / 2
	all := widget.Cover(p.zones)
	for i, z := range all {
		from, to := z.From, z.To
		var capFrom, capTo float64
		if i > 0 && (z.To-z.From)*length >= shortZone && (all[i-1].To-all[i-1].From)*length >= shortZone {
			from += 1 / length
		}
		if i < len(all)-1 && (z.To-z.From)*length >= shortZone && (all[i+1].To-all[i+1].From)*length >= shortZone {
			to -= 1 / length
		}
		if arc && i == 0 {
			capFrom = p.roundness()
		}
		if arc && i == len(all)-1 {
			capTo = p.roundness()
		}
		p.sector(from, to, inner, outer, capFrom, capTo)
		if z.Color.IsZero() {
			p.Scene.Fill(scene.Track, p.Token(theme.Track))
		} else {
			p.Scene.Fill(scene.Zone, p.Paint(z.Color))
		}
	}
}

// A value that differs from the neutral point shows at least this much of the arc, in
// px, so that it can be told from none.
const leastValue = 2

// leastTrack is how much of the track a value shows that has not reached the end of the
// scale, in px.
const leastTrack = 2

// length of the whole scale along the middle of the arc, in px.
func (p *gauge) length() float64 { return float64(p.dial.sweep) * p.dial.middle() }

// filled returns the part of the scale that the fill covers; ok is false where there is
// none.
func (p *gauge) filled() (from, to float64, ok bool) {
	if !p.g.Value.Valid() || p.g.Style != Fill || p.value == p.neutral {
		return 0, 0, false
	}
	from, to = min(p.value, p.neutral), max(p.value, p.neutral)
	up := p.value > p.neutral
	if short := leastValue/p.length() - (to - from); short > 0 {
		if up {
			to = min(1, to+short)
		} else {
			from = max(0, from-short)
		}
	}
	rest := p.leastRest()
	if up && p.value < 1 && from+leastValue/p.length() < 1-rest {
		to = min(to, 1-rest)
	}
	if !up && p.value > 0 && to-leastValue/p.length() > rest {
		from = max(from, rest)
	}
	return from, to, true
}

// leastRest is the fraction of the scale that stays free of the fill where the value has not
// reached the end: leastTrack, and the gaps beside it.
func (p *gauge) leastRest() float64 {
	gaps := 1.0
	if p.g.Arc == 360 {
		gaps = 2 // another one where the ends of the scale meet
	}
	return (leastTrack + gaps*widget.FillGap) / p.length()
}

// paintTrack draws the part of the arc that is not filled. A gap in the colour of the page
// parts it from the fill, so that each stands against the page. At round ends, whose caps
// lie on the track, the gap is painted.
func (p *gauge) paintTrack() {
	d, r := &p.dial, p.roundness()
	from, to, filled := p.filled()
	gap := widget.FillGap / p.length()
	if !filled || r > 0 {
		p.sector(0, 1, d.inner, d.outer, r, r)
		p.Scene.Fill(scene.Track, p.Token(theme.Track))
		if filled {
			p.paintGap(from, to, gap)
		}
		return
	}
	ring := 0.0
	if p.g.Arc == 360 {
		ring = gap // both ends of the scale meet
	}
	p.sector(ring, from-gap, d.inner, d.outer, 0, 0)
	p.sector(to+gap, 1-ring, d.inner, d.outer, 0, 0)
	p.Scene.Fill(scene.Track, p.Token(theme.Track))
}

// paintGap clears the track around a fill with round caps, as far as it reaches over it.
func (p *gauge) paintGap(from, to, gap float64) {
	if (to-from)*p.length() < p.dial.thickness() {
		return // a dot within the cap of the track
	}
	d, r := &p.dial, p.roundness()
	low, high := r, r
	if p.value > p.neutral && from > 0 {
		low = 0 // the fill starts flat at a neutral point within the scale
	} else if p.value < p.neutral && to < 1 {
		high = 0
	}
	reach := 2 * r / p.length()
	if to < 1 {
		p.sector(max(from, to-reach), min(1, to+gap), d.inner, d.outer, 0, high)
	}
	if from > 0 || p.g.Arc == 360 && to < 1 {
		start := from - gap
		if p.g.Arc < 360 {
			start = max(0, start)
		}
		p.sector(start, min(to, from+reach), d.inner, d.outer, low, 0)
	}
	p.Scene.Fill(scene.Halo, p.Surface())
}

// paintValue draws the arc from the neutral point to the value.
func (p *gauge) paintValue() {
	from, to, ok := p.filled()
	if !ok {
		return
	}
	d, length, role := &p.dial, p.length(), p.roundness()
	capFrom, capTo := role, role
	if p.value > p.neutral && from > 0 {
		capFrom = 0
	}
	if p.value < p.neutral && to < 1 {
		capTo = 0
	}
	if drawn := (to - from) * length; drawn < 2*role && capFrom > 0 && capTo > 0 {
		// A short value at a rounded end is a dot that touches the end from inside: a
		// sector of the arc's thickness would stick out of the rounded track.
		at := d.angle((from+to)/2).At(d.cx, d.cy, d.middle())
		p.Scene.Circle(at.X, at.Y, drawn/2)
	} else {
		p.sector(from, to, d.inner, d.outer, capFrom, capTo)
	}
	p.Scene.Fill(scene.Value, p.Paint(p.color()))
}
