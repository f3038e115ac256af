package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// counter is one counter while it is laid out.
type counter struct {
	*widget.Draft
	c     *Counter
	paint scene.Paint
	delta change
	area  widget.Box
	side  widget.Anchor
	glyph *widget.Status // of a tinted counter's zone
	// thresholds are sorted.
	thresholds []widget.Threshold
	// sparkBelow says that the history stands under the area.
	sparkBelow bool
	facts      [3]string // see words
	way        widget.Way
}

// parts says which texts a counter is tried with.
type parts struct{ label, delta, comparison bool }

// The order in which a counter's texts are given up.
var steps = [...]parts{
	{label: true, delta: true, comparison: true},
	{label: true, delta: true},
	{delta: true},
	{label: true},
	{},
}

// Extent returns the canvas and the length of the longest list.
func (c *Counter) Extent() (width, height float64, items int) {
	width, height, items = c.Common.Extent()
	return width, height, max(items, len(c.Spark))
}

// Layout fills the scene with the counter: its texts under each other, or label and change
// beside the number on a wide canvas. A canvas too low for it has no title; what
// else has no room goes in this order: history, then the texts as steps has them; the number
// goes last, and never in part.
func (c *Counter) Layout(sc *scene.Scene, ts *text.Typesetter) {
	widget.LayBest(c.Title != "", hasSpark(c.Spark), c.Height < roomyFrom, func(w widget.Way) (shown, most int) { return c.lay(sc, ts, w) })
}

// lay fills the scene in one way.
func (c *Counter) lay(sc *scene.Scene, ts *text.Typesetter, way widget.Way) (shown, most int) {
	l := widget.NewDraft(sc, ts, &c.Common)
	p := &counter{Draft: l, c: c, thresholds: widget.Sorted(c.Thresholds), way: way}
	p.TellStatus(p.thresholds, c.Value)
	p.delta, p.paint = p.change(), p.tint()
	if c.Align == AlignCenter {
		p.side = widget.Middle
	}
	if p.area = l.Area(); !way.Untitled {
		p.area = p.Title(p.area, p.side, 28)
	}
	switch {
	case !way.Plain && hasSpark(c.Spark) && p.laySpark():
	default:
		p.layBest()
	}
	wording := p.Wording(c.Value, widget.ShowValue, nil)
	p.Describe(wording, p.words())
	return p.Shown(), p.Most(&wording, true, p.glyph != nil, p.delta.texts(c.Comparison))
}

// tint shows the colour of the value's zone as it was asked to: it paints the tile, notes the
// zone's glyph, and returns the number's paint.
func (p *counter) tint() scene.Paint {
	zone, ok := widget.ZoneOf(p.thresholds, p.c.Value)
	if !ok || !p.c.Value.Valid() || p.c.Tint == TintNone && p.c.Status != widget.StatusName {
		return p.Token(theme.Text)
	}
	if g, ok := p.StatusOf(zone.Color); ok {
		p.glyph = &g
	}
	switch p.c.Tint {
	case TintValue:
		return p.Legible(zone.Color)
	case TintTile:
		r := widget.Clamp(0.05*min(p.c.Width, p.c.Height), 2, 8)
		p.Scene.RoundRect(0, 0, p.c.Width, p.c.Height, [4]float64{r, r, r, r})
		tile := p.TintOf(zone.Color)
		p.Scene.Fill(scene.Frame, tile)
		p.StandOn(tile)
	}
	return p.Token(theme.Text)
}

// laySpark puts the history beside the other texts, or under them on a canvas that is not
// wide; false when not all of them fit then, since the history goes first.
func (p *counter) laySpark() bool {
	whole := p.area
	spark := widget.Box{}
	if whole.W >= 1.8*whole.H {
		w := math.Floor(0.4 * whole.W)
		h := math.Floor(widget.Clamp(0.5*whole.H, leastSparkHeight, whole.H))
		spark = widget.Box{X: whole.Right() - w, Y: math.Round(whole.Y + (whole.H-h)/2), W: w, H: h}
		p.area.W = whole.W - w - 12
	} else {
		h := math.Floor(0.3 * whole.H)
		spark = widget.Box{X: whole.X, Y: whole.Bottom() - h, W: whole.W, H: h}
		p.area.H = whole.H - h - max(4, 0.05*whole.H)
		p.sparkBelow = true
	}
	t, ok := p.stack(steps[0])
	if !ok || spark.W < leastSparkWidth || spark.H < leastSparkHeight || t.figure.Size < leastBesideSpark {
		p.area, p.sparkBelow = whole, false
		return false
	}
	p.paintStacked(&t)
	p.putSpark(spark)
	return true
}

// A number smaller than this needs the room that a sparkline would take.
const leastBesideSpark = 14

// words are the facts beside the value.
func (p *counter) words() []string {
	if !p.c.Value.Valid() {
		return nil
	}
	p.facts = [...]string{
		widget.StatusWord(p.thresholds, p.c.Value), p.Join(" ", p.spokenChange(), p.spokenComparison()), p.spokenSpark(),
	}
	return p.facts[:]
}

func (p *counter) spokenComparison() string {
	if !p.delta.shown {
		return ""
	}
	return p.c.Comparison
}

// layBest puts label, number and delta under each other, or label and delta beside the number
// where that shows more of them.
func (p *counter) layBest() {
	beside := wide{}
	may, more := p.mayBeWide()
	if may {
		beside, may = p.widen()
	}
	for _, parts := range steps {
		t, ok := p.stack(parts)
		if !ok {
			continue
		}
		stacked := worth(&t.label, t.second, t.labelHeight > 0, &t.delta, t.deltaHeight > 0)
		if may && beside.worth() >= stacked+more {
			break
		}
		p.paintStacked(&t)
		return
	}
	if may {
		p.paintWide(&beside)
		return
	}
	p.layLeast()
}

// smallNumbers are how large a number is, in px, that makes room for other texts on a canvas
// which is too low for texts over and under it.
var smallNumbers = [...]float64{1: 14, widget.Smallest: 9}

// tallest is how large the number may be, in px, which else may be high.
func (p *counter) tallest(high float64) float64 {
	if p.way.Smaller == 0 {
		return high
	}
	return min(high, smallNumbers[p.way.Smaller])
}

// layLeast is for a canvas too small for the number: a picture is never blank.
func (p *counter) layLeast() {
	words := "…"
	if !p.c.Value.Valid() {
		words = "—"
	}
	size := widget.FontSize(0.4*p.area.H, 8, 20)
	line, ok := p.Elide(p.Caption(), fonts.Regular, size, p.area.W)
	if !ok {
		line = p.Line(words, fonts.SemiBold)
		size = min(size, p.area.W/line.Advance)
	}
	x, baseline := p.area.X+float64(p.side)*p.area.W, math.Round(p.area.Y+(p.area.H+widget.CapHeight*size)/2)
	p.Put(scene.Label, line, size, x, baseline, p.side, p.Token(theme.TextSubtlest))
}
