package bar

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// legend names the segments of a bar below it.
type legend struct {
	size, rowHeight float64
	entries         []legendEntry
	// stacked says that every entry has a row of its own, uncut that no name may be cut, nameless
	// that one may be left out, and amounts that no name stands in its segment without its amount.
	stacked, uncut, nameless, amounts bool
	// insideSize is the font size of the names that stand in their segments.
	insideSize float64
	x, y       float64 // of its upper left corner
}

// legendEntry is a swatch with a name and an amount; x is relative to the legend.
type legendEntry struct {
	part *part
	// name is the whole name, and shown what there is room for, in one row or two.
	name, amount text.Line
	shown        widget.Caption
	x            float64
	row          int // that of the amount: the last one
}

// Distances within the legend, as parts of its font size.
const (
	swatchPart  = 0.72
	swatchSpace = 0.5
	amountSpace = 0.35
	entrySpace  = 1.3
)

// least is the height of one row.
func (g *legend) least(p *bar) float64 {
	g.size = g.usual(p)
	return g.firstRow()
}

// usual is the font size of a legend that has room.
func (g *legend) usual(p *bar) float64 {
	if p.level.crowded() {
		return smallestLegend
	}
	return widget.Clamp(p.head.size, smallestLegend, 13)
}

func (g *legend) firstRow() float64 { return math.Ceil(0.95 * g.size) }

// naming is how the names of a legend are set: in entries of a width in px at most, or as narrow as
// they may be if that is 0; some of them in two rows if they are wider; and cut.
type naming struct {
	most   float64
	second int // second rows that there may be
	cut    bool
}

// fit breaks the legend into rows and returns its height: 0 when it does not fit, since a part of
// a legend would mislead. It is set smaller; then names that are wider than a row have two; then the
// longest names are cut, before the legend is given up.
func (g *legend) fit(p *bar, width, height float64) (used float64) {
	if g.measure(p); len(g.entries) == 0 {
		return 0
	}
	for _, second := range [...]int{0, len(g.entries)} {
		for _, size := range widget.Sizes(g.usual(p), smallestLegend) {
			if used, ok := g.flow(p, size, width, height, naming{most: width, second: second}); ok {
				return used
			}
		}
	}
	if !g.uncut {
		if used, ok := g.cut(p, width, height); ok {
			return used
		}
	}
	g.entries = nil
	return 0
}

// cut breaks the legend into rows with names that are cut.
func (g *legend) cut(p *bar, width, height float64) (used float64, ok bool) {
	how := naming{most: width, cut: true}
	if used, ok = g.flow(p, smallestLegend, width, height, how); ok {
		free := g.rows(height) - 1 - g.entries[len(g.entries)-1].row
		for _, how.second = range [...]int{free, 0} {
			if used, ok = g.flow(p, smallestLegend, width, height, how); ok {
				break
			}
		}
		return used, ok
	}
	most, ok := widget.Largest(0, width, func(most float64) bool { return g.flows(width, height, most) })
	if !ok {
		return 0, false
	}
	for _, how.most = range [...]float64{most, 0} {
		if used, ok = g.flow(p, smallestLegend, width, height, how); ok {
			break
		}
	}
	return used, ok
}

// smallestLegend is the least font size of a legend, in px.
const smallestLegend = 10

// flows says whether the entries would find their rows if each were at most so wide, or as
// narrow as it is without its name.
func (g *legend) flows(width, height, most float64) bool {
	x, row, rows := 0.0, 0, g.rows(height)
	for i := range g.entries {
		e := &g.entries[i]
		w := max(min(g.widthOf(e, e.name.Width(g.size)), most), g.widthOf(e, 0))
		if g.breaks(x, w, width) {
			x, row = 0, row+1
		}
		if row >= rows || w > width {
			return false
		}
		x += w + entrySpace*g.size
	}
	return true
}

// breaks says whether an entry starts a row if another would end at x.
func (g *legend) breaks(x, w, width float64) bool { return x > 0 && (g.stacked || x+w > width) }

// rows is how many rows a height holds.
func (g *legend) rows(height float64) int {
	switch {
	case g.stacked:
		return int(height / g.rowHeight)
	case height < g.firstRow():
		return 0
	}
	return 1 + int((height-g.firstRow())/g.rowHeight)
}

// missing counts the names that are to be shown and are not, and those that are cut or stand in their
// segments without the amount.
func (g *legend) missing(p *bar) (gone, cut int) {
	if !p.kinds.Has(widget.KindNames) {
		return 0, 0
	}
	for i := range p.parts {
		switch s := &p.parts[i]; {
		case s.Name != "" && len(s.inside.Glyphs) == 0:
			gone++
		case s.bare:
			cut++
		}
	}
	for i := range g.entries {
		shown := &g.entries[i].shown
		if !shown.Empty() {
			gone--
		}
		if shown.Cut() {
			cut++
		}
	}
	return gone, cut
}

func (g *legend) named(p *bar) bool {
	for _, s := range p.parts {
		if s.Name != "" {
			return true
		}
	}
	return false
}

// A text inside a segment keeps this far from its ends, in parts of its font size, and
// needs a bar at least as thick as insideFrom.
const (
	insideSpace = 0.6
	insideFrom  = 16
)

// split puts names into their segments as far as they can be read there, and says whether any
// is; the legend below names the others. The names are set smaller where more of them have room
// then.
func (g *legend) split(p *bar) (some bool) {
	if p.b.Legend != LegendInside {
		return false
	}
	g.entries = nil
	p.apportion()
	usual := widget.FontSize(0.5*p.track.H, smallestInside, 13)
	most := g.inside(p, smallestInside)
	for size := usual; size > smallestInside; size-- {
		if g.inside(p, size) >= most {
			return most > 0
		}
	}
	return g.inside(p, smallestInside) > 0
}

// needless says that all names stand in their segments, so that there is nothing to stand below.
func (g *legend) needless(p *bar) bool {
	for i := range p.parts {
		if s := &p.parts[i]; s.Name != "" && len(s.inside.Glyphs) == 0 {
			return false
		}
	}
	return true
}

// suffices says whether there need be no legend, if some names stand in their segments or none does.
func (g *legend) suffices(p *bar, some bool) bool {
	return some && (!g.amounts || g.needless(p))
}

// smallestInside is the least font size of a name in a segment, in px.
const smallestInside = 10

// inside puts the names into their segments that have room there in a font size, and counts them.
func (g *legend) inside(p *bar, size float64) (n int) {
	g.insideSize = size
	for i := range p.parts {
		s := &p.parts[i]
		s.inside, s.bare = text.Line{}, false
		if p.track.H < insideFrom || s.Name == "" || !p.readable(s) {
			continue
		}
		for _, amount := range [...]string{p.amountOf(s), ""} {
			line := p.Row(s.Name, amount, fonts.Medium)
			if b := p.inside(s.x, min(p.wordsEnd(s), s.x+s.sure)); line.Width(size)+2*insideSpace*size <= b.W && size+4 <= b.H {
				s.inside, s.bare = line, amount == "" && p.amountOf(s) != ""
				n++
				break
			}
			if g.amounts {
				break
			}
		}
	}
	return n
}

// readable says whether words can be read on a segment's colour, on any page.
func (p *bar) readable(s *part) bool {
	below := p.Paint(s.color)
	ink := p.InkOn(below)
	return theme.Contrast(ink.Color, below.Color) >= theme.TextContrast &&
		(!ink.Auto || theme.Contrast(ink.Dark, below.Dark) >= theme.TextContrast)
}

// measure shapes names and amounts, once for all the ways they may be set; what stands in
// its segment needs no entry.
func (g *legend) measure(p *bar) {
	if len(g.entries) > 0 {
		return
	}
	for i := range p.parts {
		s := &p.parts[i]
		if len(s.inside.Glyphs) > 0 {
			continue
		}
		name := p.Line(s.Name, fonts.Regular)
		g.entries = append(g.entries, legendEntry{
			part: s, name: name, amount: p.Numeral(p.amountOf(s), fonts.Medium),
		})
	}
}

// flow sets the entries one after the other and returns the height they take; ok is false when
// they take more than there is.
func (g *legend) flow(p *bar, size, width, height float64, how naming) (used float64, ok bool) {
	g.size, g.rowHeight = size, math.Round(1.5*size)
	x, row, rows := 0.0, 0, g.rows(height)
	how.second = min(how.second, rows-1)
	for i := range g.entries {
		e := &g.entries[i]
		if !g.name(p, e, how) {
			return 0, false
		}
		how.second -= e.shown.Rows() - 1
		w := g.widthOf(e, e.shown.Width())
		if g.breaks(x, w, width) {
			x, row = 0, row+1
		}
		e.x, e.row = x, row+e.shown.Rows()-1
		if row = e.row; row >= rows || w > width {
			return 0, false
		}
		x += w + entrySpace*g.size
	}
	return g.firstRow() + float64(row)*g.rowHeight, true
}

// name sets an entry's name, and says whether it could be set so.
func (g *legend) name(p *bar, e *legendEntry, how naming) (ok bool) {
	e.shown = widget.Caption{Line: e.name, Size: g.size}
	if len(e.name.Glyphs) == 0 || g.widthOf(e, e.name.Width(g.size)) <= how.most {
		return true
	}
	room := widget.Room{Size: g.size, Least: g.size, Width: how.most - g.widthOf(e, 0)}
	if len(e.amount.Glyphs) > 0 {
		room.Width -= amountSpace * g.size
	}
	if how.second > 0 {
		room.Height = g.rowHeight
	}
	if how.most == 0 && !g.nameless {
		room.Width = p.LeastWidth(e.part.Name, fonts.Regular, g.size)
	}
	if e.shown, ok = p.Fit(e.part.Name, nil, fonts.Regular, room); !ok && g.nameless {
		e.shown = widget.Caption{}
		return len(e.amount.Glyphs) > 0
	}
	if e.shown.Rows() > 1 {
		e.shown.Leading = g.rowHeight
	}
	return ok && (how.cut || !e.shown.Cut())
}

// amountOf is what the legend prints for a segment.
func (p *bar) amountOf(s *part) string {
	switch {
	case p.b.Show == widget.ShowNone:
		return ""
	case !s.Amount.Valid():
		return p.NoData()
	case p.b.Show == widget.ShowPercent:
		return s.share
	case p.b.Show == widget.ShowBoth && p.written(s) != s.share:
		return p.Join(" · ", p.written(s), s.share)
	}
	return p.written(s)
}

// widthOf is the width of an entry whose name is so wide, in px.
func (g *legend) widthOf(e *legendEntry, name float64) float64 {
	w := (swatchPart+swatchSpace)*g.size + name + e.amount.Width(g.size)
	if name > 0 && len(e.amount.Glyphs) > 0 {
		w += amountSpace * g.size
	}
	return w
}

// put draws the legend where it was placed.
func (g *legend) put(p *bar) {
	swatch := math.Round(swatchPart * g.size)
	for i := range g.entries {
		e := &g.entries[i]
		baseline := math.Round(g.y + widget.CapHeight*g.size + float64(e.row)*g.rowHeight)
		first, left := e.shown.First(baseline), g.x+e.x
		top := math.Round(first - (widget.CapHeight*g.size+swatch)/2)
		p.Scene.RoundRect(math.Round(p.Mirror(left, swatch)), top, swatch, swatch, [4]float64{2, 2, 2, 2})
		p.Scene.Fill(scene.Swatch, p.Paint(e.part.color))
		left += (swatchPart + swatchSpace) * g.size
		e.shown.Put(p.Draft, scene.Legend, left, first, widget.Start, p.Token(theme.TextSubtle))
		if e.shown.Empty() {
			p.Put(scene.Legend, e.amount, g.size, left, baseline, widget.Start, p.Token(theme.Text))
			continue
		}
		left += e.shown.LastWidth() + amountSpace*g.size
		p.PutNext(scene.Legend, e.amount, g.size, left, baseline, p.Token(theme.Text))
	}
}
