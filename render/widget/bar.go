package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// bar is one bar while it is laid out.
type bar struct {
	*layout
	b     *Bar
	scale scale
	area  box
	track box // where the bar itself stands
	parts []part
	whole whole

	head   heading
	legend legend
}

// heading is the line of text of a bar: label at the start, value at the end; above the
// bar where the height allows, else beside it.
type heading struct {
	wording wording
	label   text.Line
	figure  figure
	size    float64
	hasText bool
}

// Layout fills the scene with the bar.
func (b *Bar) Layout(sc *scene.Scene, ts *text.Typesetter) {
	p := &bar{layout: newLayout(sc, ts, &b.Common), b: b, scale: scale{b.Min.Float(), b.Max.Float()}}
	p.segment()
	p.frame()
	p.place()
	p.paint()
	p.describe(p.spokenValue(), p.words())
}

// frame sets the area: a bar without words takes the whole canvas.
func (p *bar) frame() {
	p.head.wording = p.valueWords()
	p.area = box{0, 0, p.c.Width, p.c.Height}
	words := p.c.Label != "" || p.c.Title != "" || p.b.Show != ShowNone || p.b.Legend == LegendBelow
	if p.c.Height < 16 || p.c.Width < 48 || !words {
		return
	}
	pad := padding(min(p.c.Width, p.c.Height))
	p.area = p.title(box{pad, pad, p.c.Width - 2*pad, p.c.Height - 2*pad}, start, 34)
}

// A bar is at least this thick, and above this height its words stand over it.
const (
	thinnestBar = 4
	aboveFrom   = 30
)

func (p *bar) thickness(room float64) float64 {
	if t := p.b.Thickness; t > 0 {
		return math.Round(clamp(room, min(t, thinnestBar), t))
	}
	return math.Round(clamp(min(0.25*p.c.Height, room), thinnestBar, 24))
}

// place decides where words, bar and legend stand.
func (p *bar) place() {
	if p.area.x == 0 {
		h := p.c.Height
		if p.b.Thickness > 0 {
			h = min(h, math.Round(p.b.Thickness))
		}
		p.track = box{0, math.Round((p.c.Height - h) / 2), p.c.Width, h}
		return
	}
	if p.area.h >= aboveFrom {
		p.placeAbove()
		return
	}
	p.placeBeside()
}

// placeAbove puts the words over the bar and the legend below it, the whole in the
// middle of the area's height.
func (p *bar) placeAbove() {
	h := &p.head
	h.size = half(clamp(0.27*p.area.h, 11, 16))
	if p.area.y > padding(min(p.c.Width, p.c.Height)) {
		h.size = min(h.size, titleSize(p.c.Height)) // no louder than the title above it
	}
	h.wording.inline = true
	gap := math.Round(clamp(0.125*p.area.h, 5, 8))
	p.fitHeading(p.area.w)
	words := 0.0
	if h.hasText {
		words = math.Ceil(0.73*h.size) + gap
	}
	thick, legendHeight := p.shareHeight(words, gap)
	total := words + thick
	if legendHeight > 0 {
		total += gap + legendHeight
	}
	y := math.Round(p.area.y + max(0, (p.area.h-total)/2))
	if h.hasText {
		p.putHeading(p.area.x, p.area.right(), y+math.Ceil(0.73*h.size))
		y += words
	}
	p.track = box{p.area.x, y, p.area.w, thick}
	if legendHeight > 0 {
		p.legend.put(p, p.area.x, y+thick+gap)
	}
}

// shareHeight divides what the words leave between bar and legend: the bar is made
// thinner for another row before the legend is given up.
func (p *bar) shareHeight(words, gap float64) (thick, legendHeight float64) {
	room := p.area.h - words
	wanted := p.legend.wanted(p, gap)
	for rows := 1.0; rows <= 3 && wanted > 0; rows++ {
		thick = p.thickness(room - rows*wanted)
		if legendHeight = p.legend.fit(p, p.area.w, room-thick-gap); legendHeight > 0 || thick <= thinnestBar {
			break
		}
	}
	if legendHeight == 0 {
		thick = p.thickness(room)
	}
	return thick, legendHeight
}

// fitHeading fits value and label into one line; the value goes first.
func (p *bar) fitHeading(width float64) {
	h := &p.head
	ok := false
	if p.b.Show != ShowNone {
		h.figure, ok = p.fitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w <= width })
	}
	left := width
	if ok {
		h.hasText = true
		left -= h.figure.width() + 12
	}
	label, labelled := p.elide(p.c.Label, fonts.Medium, h.size, left)
	if labelled {
		h.label, h.hasText = label, true
	}
}

func (p *bar) putHeading(left, right, baseline float64) {
	h := &p.head
	p.put(scene.Label, h.label, h.size, left, baseline, start, p.token(theme.Text))
	p.putFigure(&h.figure, right, baseline, end, p.token(theme.Text))
}

// placeBeside puts label, bar and value in one row.
func (p *bar) placeBeside() {
	h := &p.head
	h.size = half(clamp(0.6*p.area.h, 8, 14))
	h.wording.inline = true
	baseline := math.Round(p.area.y + (p.area.h+0.73*h.size)/2)
	left, right := p.area.x, p.area.right()
	const least, space = 24, 8
	if p.b.Show != ShowNone {
		figure, ok := p.fitFigure(h.wording, 8, h.size, func(w, _ float64) bool { return w+space+least <= p.area.w })
		if ok {
			h.figure = figure
			p.putFigure(&h.figure, right, baseline, end, p.token(theme.Text))
			right -= figure.width() + space
		}
	}
	if label, ok := p.elide(p.c.Label, fonts.Regular, h.size, min(0.4*p.area.w, right-left-space-2*least)); ok {
		p.put(scene.Label, label, h.size, left, baseline, start, p.token(theme.TextSubtle))
		left += label.Width(h.size) + space
	}
	thick := p.thickness(p.area.h)
	if p.b.Thickness == 0 {
		thick = math.Round(clamp(0.5*p.area.h, thinnestBar, 12))
	}
	p.track = box{math.Round(left), math.Round(p.area.y + (p.area.h-thick)/2), math.Floor(right) - math.Round(left), thick}
}

// radius is that of the bar's outer corners: 3 px as in Data Center, or full.
func (p *bar) radius() float64 {
	if p.b.Ends == Flat {
		return 0
	}
	return p.track.h / 2
}

func (p *bar) paint() {
	if len(p.b.Segments) > 0 {
		p.paintSegments()
		return
	}
	p.paintValue()
	p.paintTarget()
}

// A gap in the colour of the page parts value and track, so that each stands against
// the page; a value shows at least leastFill, and what is missing to the end of the
// scale shows at least as much track.
const (
	fillGap   = 2
	leastFill = 2
)

// barReach is how far a target mark reaches beyond the bar on both sides.
const barReach = 3

// paintValue draws value and track side by side, with real gaps between them.
func (p *bar) paintValue() {
	t, b := p.track, p.b
	neutral := p.scale.neutral(noValue)
	if !b.Value.Valid() || p.scale.flat() || p.scale.at(b.Value.Float()) == neutral {
		p.slice(t.x, t.right())
		p.sc.Fill(scene.Track, p.token(theme.Track))
		p.paintOverflow()
		return
	}
	value := p.scale.at(b.Value.Float())
	from, to := p.filled(min(neutral, value), max(neutral, value))
	gap := math.Min(fillGap, math.Floor(t.w/16))
	if p.slice(t.x, from-gap) {
		p.sc.Fill(scene.Track, p.token(theme.Track))
	}
	if p.slice(to+gap, t.right()) {
		p.sc.Fill(scene.Track, p.token(theme.Track))
	}
	p.slice(from, to)
	p.sc.Fill(scene.Value, p.layout.paint(valueColor(p.c, sorted(p.c.Thresholds), p.scale.clampValue(b.Value, b.Min, b.Max))))
	p.paintOverflow()
}

// filled turns fractions into the x of the fill's two edges, on whole pixels, kept
// off the ends of the track unless the scale's end is reached.
func (p *bar) filled(from, to float64) (x0, x1 float64) {
	t := p.track
	edge := func(f float64) float64 {
		x := math.Round(t.x + f*t.w)
		switch {
		case f <= 0:
			return t.x
		case f >= 1:
			return t.right()
		}
		return clamp(x, t.x+leastFill, t.right()-leastFill-fillGap)
	}
	x0, x1 = edge(from), edge(to)
	if x1-x0 < leastFill {
		if x1 = x0 + leastFill; x1 > t.right() {
			x0, x1 = t.right()-leastFill, t.right()
		}
	}
	return x0, x1
}

// slice adds the part of the track's rounded rectangle between two x; false when there is
// none.
func (p *bar) slice(from, to float64) bool {
	t := p.track
	from, to = max(from, t.x), min(to, t.right())
	if to <= from {
		return false
	}
	p.sc.RoundRectSlice(t.x, t.y, t.w, t.h, p.radius(), from, to)
	return true
}

// paintOverflow draws an arrowhead in the bar at the end that the value passed.
func (p *bar) paintOverflow() {
	t := p.track
	if !p.b.Value.Valid() || t.h < 8 || t.w < 3*t.h {
		return
	}
	side := float64(p.scale.beyond(p.b.Value.Float()))
	if side == 0 {
		return
	}
	x := t.x + 0.75*t.h
	below := p.token(theme.Track)
	if side > 0 {
		x = t.right() - 0.75*t.h
	}
	if v, n := p.scale.at(p.b.Value.Float()), p.scale.neutral(noValue); v != n {
		below = p.layout.paint(valueColor(p.c, sorted(p.c.Thresholds), p.scale.clampValue(p.b.Value, p.b.Min, p.b.Max)))
	}
	y, h, w := t.y+t.h/2, 0.28*t.h, max(1.5, 0.15*t.h)
	point := func(dx, dy float64) scene.Point { return scene.Point{X: x + side*dx, Y: y + dy} }
	p.sc.Polygon(
		point(-h/2-w/2, -h), point(-h/2+w, -h), point(h/2+w/2, 0),
		point(-h/2+w, h), point(-h/2-w/2, h), point(h/2-w, 0))
	p.sc.Fill(scene.Overflow, p.inkOn(below))
}

// paintTarget draws a line across the bar, or, for a target beyond the scale, an
// arrowhead at the end it passed.
func (p *bar) paintTarget() {
	t, target := p.track, p.b.Target
	if !target.Valid() || p.scale.flat() {
		return
	}
	x := clamp(math.Round(t.x+p.scale.at(target.Float())*t.w), t.x+1, t.right()-1)
	reach := math.Floor(min(barReach, t.y, p.c.Height-t.bottom()))
	if side := float64(p.scale.beyond(target.Float())); side != 0 {
		p.targetBeyond(x+side, side, reach)
		return
	}
	p.sc.Rect(max(t.x, x-2), t.y, min(t.right(), x+2)-max(t.x, x-2), t.h)
	p.sc.Fill(scene.Halo, p.surface())
	p.sc.Rect(x-1, t.y-reach, 2, t.h+2*reach)
	p.sc.Fill(scene.Target, p.token(theme.Text))
}

// targetBeyond draws an outlined arrow that points out of the scale, with its tip at x.
func (p *bar) targetBeyond(x, side, reach float64) {
	t := p.track
	h := min(t.h/2+reach, 7)
	w := min(h, t.w/3)
	if h < 3 || w < 3 {
		return
	}
	y := t.y + t.h/2
	arrow := func(inset float64) {
		// The corners move inwards along the arrow's own directions, so that the rim is
		// equally wide all around.
		p.sc.Polygon(
			scene.Point{X: x - side*(w-inset), Y: y - h + inset*2.2},
			scene.Point{X: x - side*inset*1.6, Y: y},
			scene.Point{X: x - side*(w-inset), Y: y + h - inset*2.2})
	}
	arrow(0)
	p.sc.Fill(scene.Target, p.token(theme.Text))
	if h >= 5 {
		arrow(1.25)
		p.sc.Fill(scene.Halo, p.surface())
	}
}
