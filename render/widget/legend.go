package widget

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// legend names the segments of a bar below it.
type legend struct {
	size, rowHeight float64
	entries         []legendEntry
}

// legendEntry is a swatch with a name and an amount; x is relative to the legend.
type legendEntry struct {
	part         *part
	name, amount text.Line
	x            float64
	row          int
}

// Distances within the legend, as parts of its font size.
const (
	swatchPart  = 0.72
	swatchSpace = 0.5
	amountSpace = 0.35
	entrySpace  = 1.3
)

// wanted is the height that one row and its gap ask for, 0 without a legend.
func (g *legend) wanted(p *bar, gap float64) float64 {
	if p.b.Legend == LegendNone || !g.named(p) {
		return 0
	}
	g.size = clamp(p.head.size, 10, 13)
	return gap + g.firstRow()
}

func (g *legend) firstRow() float64 { return math.Ceil(0.95 * g.size) }

// fit breaks the legend into rows and returns its height: 0 when it is not wanted or
// does not fit, since a part of a legend would mislead. It is set smaller, and then
// its names are cut, before it is given up.
func (g *legend) fit(p *bar, width, height float64) float64 {
	if p.b.Legend == LegendNone || !g.named(p) {
		return 0
	}
	sizes := [...]float64{g.size, max(10, g.size-1), 10}
	for _, size := range sizes {
		if used, ok := g.flow(p, size, width, height, width); ok {
			return used
		}
	}
	for perRow := 2.0; perRow <= float64(len(p.parts)); perRow++ {
		if used, ok := g.flow(p, 10, width, height, width/perRow-entrySpace*10); ok {
			return used
		}
	}
	g.entries = nil
	return 0
}

func (g *legend) named(p *bar) bool {
	for _, s := range p.parts {
		if s.Name != "" {
			return true
		}
	}
	return false
}

// flow sets the entries one after the other, each at most as wide as asked, and returns
// the height they take; ok is false when they take more than there is.
func (g *legend) flow(p *bar, size, width, height, most float64) (used float64, ok bool) {
	g.size, g.rowHeight = size, math.Round(1.5*size)
	if height < g.firstRow() {
		return 0, false
	}
	rows := 1 + int((height-g.firstRow())/g.rowHeight)
	g.entries = g.entries[:0]
	x, row := 0.0, 0
	for i := range p.parts {
		e, ok := g.entry(p, &p.parts[i], most)
		if !ok {
			return 0, false
		}
		w := g.widthOf(&e)
		if x > 0 && x+w > width {
			x, row = 0, row+1
		}
		if row >= rows || w > width {
			return 0, false
		}
		e.x, e.row = x, row
		x += w + entrySpace*g.size
		g.entries = append(g.entries, e)
	}
	return g.firstRow() + float64(row)*g.rowHeight, true
}

func (g *legend) entry(p *bar, s *part, most float64) (legendEntry, bool) {
	e := legendEntry{part: s, amount: p.ts.Line(p.amountOf(s), fonts.Medium)}
	if s.Name == "" {
		return e, true
	}
	var ok bool
	e.name, ok = p.elide(s.Name, fonts.Regular, g.size, most-g.widthOf(&e)-amountSpace*g.size)
	return e, ok
}

// amountOf is what the legend prints for a segment.
func (p *bar) amountOf(s *part) string {
	switch p.b.Show {
	case ShowNone:
		return ""
	case ShowPercent:
		return s.share
	case ShowBoth:
		return p.full(s.Amount) + " · " + s.share
	}
	return p.full(s.Amount)
}

func (g *legend) widthOf(e *legendEntry) float64 {
	w := (swatchPart + swatchSpace) * g.size
	w += e.name.Width(g.size) + e.amount.Width(g.size)
	if len(e.name.Glyphs) > 0 && len(e.amount.Glyphs) > 0 {
		w += amountSpace * g.size
	}
	return w
}

// put draws the legend with the capitals of its first row below y.
func (g *legend) put(p *bar, x, y float64) {
	swatch := math.Round(swatchPart * g.size)
	for i := range g.entries {
		e := &g.entries[i]
		baseline := math.Round(y + 0.73*g.size + float64(e.row)*g.rowHeight)
		left := x + e.x
		top := math.Round(baseline - (0.73*g.size+swatch)/2)
		p.sc.RoundRect(math.Round(left), top, swatch, swatch, [4]float64{2, 2, 2, 2})
		p.sc.Fill(scene.Swatch, p.layout.paint(e.part.color))
		left += (swatchPart + swatchSpace) * g.size
		p.put(scene.Legend, e.name, g.size, left, baseline, start, p.token(theme.TextSubtle))
		if len(e.name.Glyphs) > 0 {
			left += e.name.Width(g.size) + amountSpace*g.size
		}
		p.put(scene.Legend, e.amount, g.size, left, baseline, start, p.token(theme.Text))
	}
}
