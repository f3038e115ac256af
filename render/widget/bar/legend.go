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
	// nameless says that an entry may stand without its name.
	nameless bool
	// insideSize is the font size of the names that stand in their segments.
	insideSize float64
	x, y       float64 // of its upper left corner
}

// legendEntry is a swatch with a name and an amount; x is relative to the legend.
type legendEntry struct {
	part *part
	// name is the whole name; cut is what there is room for.
	name, cut, amount text.Line
	x                 float64
	row               int
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

// fit breaks the legend into rows and returns its height: 0 when it does not fit, since a part of
// a legend would mislead. It is set smaller, and then its longest names are cut, before it is
// given up; one that was asked for by name goes on without the names that have no room.
func (g *legend) fit(p *bar, width, height float64) float64 {
	g.measure(p)
	if len(g.entries) == 0 {
		return 0
	}
	for _, size := range [...]float64{g.size, max(smallestLegend, g.size-1), smallestLegend} {
		if used, ok := g.flow(p, size, width, height, width); ok {
			return used
		}
	}
	g.size, g.rowHeight = smallestLegend, math.Round(1.5*smallestLegend)
	most, ok := widget.Largest(0, width, func(most float64) bool { return g.flows(width, height, most) })
	for _, nameless := range [...]bool{false, true} {
		if g.nameless = nameless; nameless && p.b.Legend != LegendBelow {
			break
		}
		for _, most := range [...]float64{most, 0} {
			if used, fits := g.flow(p, smallestLegend, width, height, most); ok && fits {
				return used
			}
		}
	}
	g.entries = nil
	return 0
}

// smallestLegend is the least font size of a legend, in px.
const smallestLegend = 10

// flows says whether the entries would find their rows if each were at most so wide, or as
// narrow as it is without its name.
func (g *legend) flows(width, height, most float64) bool {
	x, row, rows := 0.0, 0, g.rows(height)
	for i := range g.entries {
		e := &g.entries[i]
		e.cut = e.name
		whole := g.widthOf(e)
		e.cut = text.Line{}
		w := max(min(whole, most), g.widthOf(e))
		if x > 0 && x+w > width {
			x, row = 0, row+1
		}
		if row >= rows || w > width {
			return false
		}
		x += w + entrySpace*g.size
	}
	return true
}

// rows is how many rows a height holds.
func (g *legend) rows(height float64) int {
	if height < g.firstRow() {
		return 0
	}
	return 1 + int((height-g.firstRow())/g.rowHeight)
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

// smallestInside is the least font size of a name in a segment, in px.
const smallestInside = 10

// inside puts the names into their segments that have room there in a font size, and counts them.
func (g *legend) inside(p *bar, size float64) (n int) {
	g.insideSize = size
	for i := range p.parts {
		s := &p.parts[i]
		s.inside = text.Line{}
		if p.track.H < insideFrom || s.Name == "" || !p.readable(s) {
			continue
		}
		for _, words := range [...]string{widget.JoinWords(s.Name, p.amountOf(s)), s.Name} {
			line := p.Line(words, fonts.Medium)
			if b := p.inside(s.x, min(p.wordsEnd(s), s.x+s.sure)); line.Width(size)+2*insideSpace*size <= b.W && size+4 <= b.H {
				s.inside = line
				n++
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
			part: s, name: name, cut: name, amount: p.Numeral(p.amountOf(s), fonts.Medium),
		})
	}
}

// flow sets the entries one after the other, each at most as wide as asked, and returns
// the height they take; ok is false when they take more than there is.
func (g *legend) flow(p *bar, size, width, height, most float64) (used float64, ok bool) {
	g.size, g.rowHeight = size, math.Round(1.5*size)
	x, row, rows := 0.0, 0, g.rows(height)
	for i := range g.entries {
		e := &g.entries[i]
		if !g.shorten(p, e, most) {
			return 0, false
		}
		w := g.widthOf(e)
		if x > 0 && x+w > width {
			x, row = 0, row+1
		}
		if row >= rows || w > width {
			return 0, false
		}
		e.x, e.row = x, row
		x += w + entrySpace*g.size
	}
	return g.firstRow() + float64(row)*g.rowHeight, true
}

// shorten cuts an entry's name to make the entry at most as wide as asked, or, if most is 0, as
// narrow as it may be.
func (g *legend) shorten(p *bar, e *legendEntry, most float64) (ok bool) {
	e.cut = e.name
	over := g.widthOf(e) - most
	if over <= 0 || len(e.name.Glyphs) == 0 {
		return true
	}
	width := e.name.Width(g.size) - over
	if most == 0 && !g.nameless {
		width = p.LeastWidth(e.part.Name, fonts.Regular, g.size)
	}
	if e.cut, ok = p.Elide(e.part.Name, fonts.Regular, g.size, width); !ok && g.nameless {
		e.cut = text.Line{}
		return len(e.amount.Glyphs) > 0
	}
	return ok
}

// amountOf is what the legend prints for a segment.
func (p *bar) amountOf(s *part) string {
	switch {
	case p.b.Show == widget.ShowNone:
		return ""
	case !s.Amount.Valid():
		return p.b.NoData
	case p.b.Show == widget.ShowPercent:
		return s.share
	case p.b.Show == widget.ShowBoth:
		return p.PartOf(p.whole.total, s.Amount) + " · " + s.share
	}
	return p.PartOf(p.whole.total, s.Amount)
}

func (g *legend) widthOf(e *legendEntry) float64 {
	w := (swatchPart + swatchSpace) * g.size
	w += e.cut.Width(g.size) + e.amount.Width(g.size)
	if len(e.cut.Glyphs) > 0 && len(e.amount.Glyphs) > 0 {
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
		left := g.x + e.x
		top := math.Round(baseline - (widget.CapHeight*g.size+swatch)/2)
		p.Scene.RoundRect(math.Round(p.Mirror(left, swatch)), top, swatch, swatch, [4]float64{2, 2, 2, 2})
		p.Scene.Fill(scene.Swatch, p.Paint(e.part.color))
		left += (swatchPart + swatchSpace) * g.size
		p.Put(scene.Legend, e.cut, g.size, left, baseline, widget.Start, p.Token(theme.TextSubtle))
		if len(e.cut.Glyphs) == 0 {
			p.Put(scene.Legend, e.amount, g.size, left, baseline, widget.Start, p.Token(theme.Text))
			continue
		}
		left += e.cut.Width(g.size) + amountSpace*g.size
		p.PutNext(scene.Legend, e.amount, g.size, left, baseline, p.Token(theme.Text))
	}
}
