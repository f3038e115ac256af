package bar

import (
	"math"
	"slices"
	"strconv"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// part is one segment with its place.
type part struct {
	Segment
	color theme.Color
	share string // of the whole, in percent
	// amount is the Amount as text, if it is rounded as the share is.
	amount string
	x, w   float64 // px along the bar; a part without an amount has no width
	// sure is what of w the part has without the pixels that rounding leaves over, which go to
	// another part on a longer bar.
	sure float64
	// inside is what stands in the segment itself, bare if that is the name without the amount.
	inside text.Line
	bare   bool
}

// whole is what the parts make up.
type whole struct {
	sum   number.Value // of the parts
	total number.Value // what they are part of: the sum, or what was given
	rest  bool         // the total is more than the sum
	over  bool         // the total is less than the sum
}

var categorical = [...]theme.Token{
	theme.Categorical1, theme.Categorical2, theme.Categorical3, theme.Categorical4,
	theme.Categorical5, theme.Categorical6, theme.Categorical7, theme.Categorical8,
}

// InTurn lists the colours of segments that have none of their own: the first has the first,
// and the one after the last has the first again. One that another segment of the bar has is passed
// over, as long as there are others.
func InTurn() []theme.Token {
	all := categorical
	return all[:]
}

// segment sums up the segments and gives each its colour and its share.
func (p *bar) segment() {
	if len(p.b.Segments) == 0 {
		return
	}
	var few [17]number.Value
	amounts := few[:0]
	p.parts = p.fewParts[:0]
	free := p.freeColors()
	for i, s := range p.b.Segments {
		color := s.Color
		if color.IsZero() {
			color = theme.Of(inTurn(i, &free))
		}
		p.parts = append(p.parts, part{Segment: s, color: color})
		switch {
		case !p.whole.sum.Valid():
			p.whole.sum = s.Amount
		case s.Amount.Valid():
			p.whole.sum = p.whole.sum.Add(s.Amount)
		}
		amounts = append(amounts, s.Amount)
	}
	p.whole.total = p.whole.sum
	if t := p.b.Total; t.Valid() && p.whole.sum.Valid() {
		p.whole.total, p.whole.rest, p.whole.over = t, t.Cmp(p.whole.sum) > 0, t.Cmp(p.whole.sum) < 0
	}
	p.share(amounts)
}

// freeColors are the colours in turn that no segment was given, on light and dark pages alike: a
// colour can have several names.
func (p *bar) freeColors() (free [len(categorical)]bool) {
	light, dark := p.b.Palette.Set(false), p.b.Palette.Set(true)
	for k, token := range categorical {
		free[k] = !slices.ContainsFunc(p.b.Segments, func(s Segment) bool {
			return !s.Color.IsZero() && (s.Color.In(light) == light[token] || s.Color.In(dark) == dark[token])
		})
	}
	return free
}

// inTurn is the colour of the i-th segment, which has none of its own: the one whose turn it is, or the
// next that is free, which then is free no more.
func inTurn(i int, free *[len(categorical)]bool) theme.Token {
	for k := range categorical {
		if at := (i + k) % len(categorical); free[at] {
			free[at] = false
			return categorical[at]
		}
	}
	return categorical[i%len(categorical)]
}

// share writes the parts' shares of the whole. They add up to 100 % where the parts are all of it.
// Parts of more than the whole are more than 100 % together, and of nothing each is 0 %.
func (p *bar) share(amounts []number.Value) {
	var small [16]number.Portion
	portions := small[:0]
	all := !p.whole.over && !p.whole.rest
	if !all {
		for _, v := range amounts {
			portions = append(portions, p.b.Number.Portion(v, p.whole.total))
		}
	} else {
		portions = p.b.Number.Portions(portions, amounts)
	}
	hundred := all && p.b.Number.Hundred(p.whole.total)
	for i := range p.parts {
		var scratch [32]byte
		p.parts[i].share = p.Keep(p.b.Number.AppendPortion(scratch[:0], portions[i]))
		if hundred {
			p.parts[i].amount = p.affixed(portions[i])
		}
	}
}

// affixed is a portion written as the amounts are.
func (p *bar) affixed(part number.Portion) string {
	var scratch, digits [96]byte
	return p.Keep(p.b.Number.AppendAffixed(scratch[:0], p.b.Number.AppendPart(digits[:0], part)))
}

// written is the amount of a part as text. Amounts that are shares of a hundred add up to it as the
// shares do.
func (p *bar) written(s *part) string {
	if s.amount != "" {
		return s.amount
	}
	return p.PartOf(p.whole.total, s.Amount)
}

// wholeWords is what a bar of segments prints: the sum, the sum and its whole, or
// its share of the whole.
func (p *bar) wholeWords() widget.Wording {
	show, sum, total := p.b.Show, p.whole.sum, p.whole.total
	if p.b.Total.Valid() {
		p.TellApart(sum, total)
	}
	switch {
	case show == widget.ShowFraction && !p.b.Total.Valid():
		return p.FractionOfAll(sum)
	case show == widget.ShowFraction, show == widget.ShowValue && (p.whole.rest || p.whole.over):
		return p.Fraction(sum, total)
	case (show == widget.ShowPercent || show == widget.ShowBoth) && !p.whole.rest && !p.whole.over:
		show = widget.ShowValue // all of it is 100 %, which tells nothing
	}
	return p.Wording(sum, total, show, func() string { return p.Share(sum, total) })
}

// gapFrom is how long segments are on the average that have gaps between them, in px.
const gapFrom = 6

// Gaps between segments narrow with the segments, until they would eat them.
func segmentGap(width float64, n int) float64 {
	switch average := width / float64(n); {
	case average < gapFrom:
		return 0
	case average < 12:
		return 1
	}
	return 2
}

// leastSegment is the width below which a segment could not be seen.
const leastSegment = 2

// apportion cuts the track into whole pixels: every segment with an amount gets its
// share and at least leastSegment, taken from the larger ones; widths and gaps
// add up to the track exactly.
func (p *bar) apportion() {
	var few [17]*part
	shown := few[:0]
	for i := range p.parts {
		if p.parts[i].Amount.Float() > 0 {
			shown = append(shown, &p.parts[i])
		}
	}
	rest := &p.rest
	if *rest = (part{}); p.whole.rest {
		rest.Amount = p.whole.total.Sub(p.whole.sum)
		shown = append(shown, rest)
	}
	if len(shown) == 0 {
		return
	}
	n := float64(len(shown))
	gap := segmentGap(p.track.W, len(shown))
	gaps := gap * (n - 1)
	if p.level.crowded() && p.b.Legend == LegendInside {
		// One after the other: gaps that come at once on a longer bar would take room from the names.
		gap, gaps = 1, widget.Clamp(math.Floor(p.track.W-gapFrom*n), 0, n-1)
	}
	room := p.track.W - gaps
	var fewWidths [17]float64
	widths := pixelWidths(fewWidths[:0], shown, max(p.whole.total.Float(), p.whole.sum.Float()), room)
	x := p.track.X
	for i, s := range shown {
		s.x, s.w = x, widths[i]
		gap = min(gap, gaps)
		x, gaps = x+widths[i]+gap, gaps-gap
	}
}

// pixelWidths shares room out by the largest remainder after the least widths are set
// aside. It appends to widths, which must be empty.
func pixelWidths(widths []float64, parts []*part, total, room float64) []float64 {
	least := math.Min(leastSegment, math.Floor(room/float64(len(parts))))
	for range parts {
		widths = append(widths, 0)
	}
	fixed := make([]bool, len(parts))
	free, weight := room, total
	for again := true; again; {
		again = false
		for i, s := range parts {
			if !fixed[i] && s.Amount.Float()/weight*free < least {
				fixed[i], widths[i], again = true, least, true
				free -= least
				weight -= s.Amount.Float()
			}
		}
	}
	rests := make([]float64, len(parts))
	left := room
	for i, s := range parts {
		if !fixed[i] {
			exact := s.Amount.Float() / weight * free
			widths[i] = math.Floor(exact)
			rests[i] = exact - widths[i]
		}
		s.sure = widths[i]
		left -= widths[i]
	}
	for ; left >= 1; left-- {
		best := 0
		for i := range rests {
			if rests[i] > rests[best] {
				best = i
			}
		}
		widths[best]++
		rests[best] = -1
	}
	if left > 0 {
		widths[len(widths)-1] += left
	}
	return widths
}

func (p *bar) paintSegments() {
	p.apportion()
	last, lastFrom := scene.Paint{}, 0.0
	for i := range p.parts {
		s := &p.parts[i]
		if s.w <= 0 {
			continue
		}
		paint := p.Paint(s.color)
		p.slice(s.x, s.x+s.w)
		p.fill(scene.Segment, paint)
		if len(s.inside.Glyphs) > 0 {
			p.putInside(s.inside, p.legend.insideSize, s.x, p.wordsEnd(s), p.InkOn(paint))
		}
		last, lastFrom = paint, s.x
	}
	if p.whole.over && p.namesBelowMark() {
		p.overflowMark(1, last, lastFrom, p.track.Right())
	}
	empty := p.track.Right()
	switch {
	case p.whole.sum.Sign() == 0:
		empty = p.track.X
	case p.rest.w > 0:
		empty = p.rest.x
	}
	if p.slice(empty, p.track.Right()) {
		p.fill(scene.Track, p.Token(theme.Track))
	}
}

// wordsEnd is how far words in a segment may reach: not into the mark at the end of a bar
// whose parts are more than the whole, unless the words have no room otherwise: the mark grows
// with the bar.
func (p *bar) wordsEnd(s *part) float64 {
	end := s.x + s.w
	if p.whole.over && p.hasMarkRoom() && !p.level.crowded() {
		end = min(end, p.markFrom())
	}
	return end
}

// markFrom is where the room for the mark at the end of the bar begins.
func (p *bar) markFrom() float64 { return p.track.Right() - 1.5*p.markSize() }

// namesBelowMark says that no name in a segment reaches into the room for the mark.
func (p *bar) namesBelowMark() bool {
	for i := range p.parts {
		s := &p.parts[i]
		if len(s.inside.Glyphs) == 0 {
			continue
		}
		half := s.inside.Width(p.legend.insideSize) / 2
		if p.b.Orientation == Vertical {
			half = p.legend.insideSize / 2
		}
		if (s.x+p.wordsEnd(s))/2+half > p.markFrom() {
			return false
		}
	}
	return true
}

// segmentWords says every part with its amount and share.
func (p *bar) segmentWords() []string {
	words := p.fewWords[:0]
	if p.whole.rest || p.whole.over {
		words = append(words, p.Spell("of ", p.FullBound(p.whole.total)))
	}
	for i := range p.parts {
		s := &p.parts[i]
		name := s.Name
		if name == "" {
			name = p.Spell("segment ", strconv.Itoa(i+1))
		}
		amount, share := widget.NoDataWords, ""
		if s.Amount.Valid() {
			if amount = p.written(s); amount != s.share {
				share = p.Spell("(", s.share, ")")
			}
		}
		words = append(words, p.Join(" ", name, amount, share))
	}
	return words
}
