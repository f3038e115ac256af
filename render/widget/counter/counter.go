package counter

import (
	"math"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// counter is one counter while it is laid out.
type counter struct {
	*widget.Draft
	c       *Counter
	paint   scene.Paint
	delta   change
	side    widget.Anchor
	status  *widget.Status // of a tinted counter's zone
	zone    widget.Status  // what it points to
	wording widget.Wording
	// thresholds are sorted.
	thresholds []widget.Threshold
	facts      [3]string // see words

	// kinds are the texts to lay out, and caption and glyph what of the caption is one of them.
	kinds   widget.Kinds
	level   level
	caption string
	glyph   *widget.Status
	reach   reach
	said    widget.Wording // by the number, of these kinds
	held    int            // the form in which it is to be written, or AnyForm
	// whole is the canvas less its padding, and area what title and history leave of it.
	whole, area widget.Box
	title       widget.Heading
	// spark is the place of the history, if it has one; sparkBelow says that it stands under
	// the area.
	spark      widget.Box
	sparkBelow bool
	// chosen is where the number stands, with the texts of stack or of widen.
	chosen place
	texts  texts
	wide   wide
	// titleRoom is what a second row of the title may take, in px.
	titleRoom float64
	// cutWidth and rowsWidth are widths that were measured, see leastLabel and labelInRows.
	cutWidth, rowsWidth float64
}

// place is where a counter's number stands: nowhere, under the label, or beside it.
type place uint8

const (
	nothing place = iota
	stacked
	beside
)

// Extent returns the canvas and the length of the longest list.
func (c *Counter) Extent() (width, height float64, items int) {
	width, height, items = c.Common.Extent()
	return width, height, max(items, len(c.Spark))
}

// Layout fills the scene with the counter: its texts under each other, or label and change
// beside the number on a wide canvas, with the history between them. What has no room goes: first
// the history, then what is worth least of the texts; the number goes last, and never in part.
func (c *Counter) Layout(sc *scene.Scene, ts *text.Typesetter) {
	p := text.Workspace[counter](ts)
	p.Draft, p.c, p.thresholds = widget.NewDraft(sc, ts, &c.Common), c, c.Sorted()
	p.TellStatus(p.thresholds, c.Value)
	p.delta, p.paint = p.change(), p.tint()
	p.wording = p.Wording(c.Value, number.Value{}, widget.ShowValue, nil)
	if c.Align == AlignCenter {
		p.side = widget.Middle
	}
	p.plan()
	p.put()
	p.Describe(p.wording, p.words())
}

// put draws what was planned.
func (p *counter) put() {
	if p.chosen != nothing && p.kinds.Has(widget.KindTitle) {
		p.PutTitle(p.title, p.whole, p.side)
	}
	switch p.chosen {
	case stacked:
		p.paintStacked(&p.texts)
	case beside:
		p.paintWide(&p.wide)
	default:
		p.layLeast()
	}
	if p.spark.W > 0 {
		p.putSpark(p.spark)
	}
}

// tint shows the colour of the value's zone as it was asked to: it paints the tile, notes the
// zone's glyph, and returns the number's paint.
func (p *counter) tint() scene.Paint {
	zone, ok := p.ZoneOf(p.thresholds, p.c.Value)
	if !ok || !p.c.Value.Valid() || p.c.Tint == TintNone && p.c.Status != widget.StatusName {
		return p.Token(theme.Text)
	}
	if g, ok := p.StatusOf(zone.Color); ok {
		p.zone = g
		p.status = &p.zone
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

// stackOverSpark stacks the texts with the history beside them, on a canvas that is wide, or under
// them. It does not where they would be cut, or the number be written shorter, for the history, which
// goes first; false too when not all of them fit.
func (p *counter) stackOverSpark() bool {
	area, fits, below := p.area, false, false
	var best texts
	for _, under := range [...]bool{false, true} {
		if !under && area.W < 1.8*area.H || !p.stackWithSpark(area, under) {
			continue
		}
		if t := &p.texts; !fits || t.figure.Form < best.figure.Form || t.figure.Form == best.figure.Form && t.betterUnder(&best) {
			fits, below, best = true, under, p.texts
		}
	}
	// The history under them was tried last, and stands there.
	if fits && (below || p.stackWithSpark(area, false)) && !p.moreIn(area) {
		return true
	}
	p.area, p.spark.W, p.sparkBelow = area, 0, false
	return false
}

// betterUnder says whether texts over a history are better than those that stand beside it: fewer of
// them are cut for a number that is not half as large, or as many beside one that is much larger.
func (t *texts) betterUnder(beside *texts) bool {
	size := t.figure.Size / beside.figure.Size
	return t.cut() < beside.cut() && size >= 0.5 || t.cut() == beside.cut() && size > 1/widget.LeastUnderRows
}

// stackWithSpark stacks the texts beside a history, or over it, in an area.
func (p *counter) stackWithSpark(area widget.Box, under bool) (ok bool) {
	p.area, p.sparkBelow = area, under
	if under {
		h := math.Floor(0.3 * area.H)
		p.spark = widget.Box{X: area.X, Y: area.Bottom() - h, W: area.W, H: h}
		p.area.H -= h + max(4, 0.05*area.H)
	} else {
		w := math.Floor(0.4 * area.W)
		h := math.Floor(widget.Clamp(0.5*area.H, leastSparkHeight, area.H))
		p.spark = widget.Box{X: area.Right() - w, Y: math.Round(area.Y + (area.H-h)/2), W: w, H: h}
		p.area.W -= w + 12
	}
	p.texts, ok = p.stack()
	return ok && p.spark.W >= leastSparkWidth && p.spark.H >= leastSparkHeight && p.texts.figure.Size >= leastBesideSpark
}

// moreIn says whether a stack would write the number longer, or cut fewer texts, in another area
// without a history.
func (p *counter) moreIn(area widget.Box) bool {
	if p.texts.figure.Form == 0 && p.texts.cut() == 0 {
		return false
	}
	own, below := p.area, p.sparkBelow
	p.area, p.sparkBelow = area, false
	alone, ok := p.stack()
	p.area, p.sparkBelow = own, below
	return ok && (alone.figure.Form < p.texts.figure.Form || alone.figure.Form == p.texts.figure.Form && alone.cut() < p.texts.cut())
}

// A number smaller than this needs the room that a sparkline would take.
const leastBesideSpark = 14

// words are the facts beside the value.
func (p *counter) words() []string {
	if !p.c.Value.Valid() {
		return nil
	}
	p.facts = [...]string{
		p.StatusWord(p.thresholds, p.c.Value), p.Join(" ", p.spokenChange(), p.spokenComparison()), p.spokenSpark(),
	}
	return p.facts[:]
}

func (p *counter) spokenComparison() string {
	if !p.delta.shown {
		return ""
	}
	return p.c.Comparison
}

// layLeast is for a canvas too small for any text: a picture is never blank.
func (p *counter) layLeast() {
	words := "…"
	if !p.c.Value.Valid() {
		words = "—"
	}
	area := p.Area()
	line := p.Line(words, fonts.SemiBold)
	size := min(widget.FontSize(0.4*area.H, widget.LeastNumber, 20), area.W/line.Advance)
	x, baseline := area.X+float64(p.side)*area.W, math.Round(area.Y+(area.H+widget.CapHeight*size)/2)
	p.Put(scene.Label, line, size, x, baseline, p.side, p.Token(theme.TextSubtlest))
}
