package counter

import (
	"math"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// spark is a sparkline in its place.
type spark struct {
	*widget.Draft
	style     SparkStyle
	values    []number.Value
	box       widget.Box
	low, high float64 // of the scale
	color     theme.Color
}

// A sparkline smaller than this says nothing and is left out.
const (
	leastSparkWidth  = 40
	leastSparkHeight = 16
)

// Parts of a sparkline, in px. The scale keeps a twentieth of its range free above and
// below the data.
const (
	sparkStroke = 1.75
	sparkDot    = 2.75
	sparkMargin = 0.05
)

// hasSpark says whether there is a value to draw.
func hasSpark(values []number.Value) bool {
	for _, v := range values {
		if v.Valid() {
			return true
		}
	}
	return false
}

// putSpark draws the counter's history into a box.
func (p *counter) putSpark(b widget.Box) {
	b.X = p.Mirror(b.X, b.W)
	s := &spark{Draft: p.Draft, style: p.c.SparkStyle, values: p.c.Spark, box: b, color: p.c.Color}
	s.scale()
	s.zeroLine()
	if s.style == SparkBars {
		s.bars()
		return
	}
	s.lines()
}

// scale takes the range of the data with a margin; bars start at zero, so that their
// lengths can be compared.
func (s *spark) scale() {
	s.low, s.high = math.Inf(1), math.Inf(-1)
	for _, v := range s.values {
		if v.Valid() {
			s.low, s.high = min(s.low, v.Float()), max(s.high, v.Float())
		}
	}
	if s.style == SparkBars {
		s.low, s.high = min(s.low, 0), max(s.high, 0)
		return
	}
	margin := sparkMargin * (s.high - s.low)
	s.low, s.high = s.low-margin, s.high+margin
}

// y returns the height of a value; a series without a range lies in the middle.
func (s *spark) y(v float64) float64 {
	inset := sparkStroke/2 + sparkDot
	if s.style == SparkBars {
		inset = 0
	}
	if s.high == s.low {
		return s.box.Y + s.box.H/2
	}
	f := (v - s.low) / (s.high - s.low)
	return s.box.Bottom() - inset - f*(s.box.H-2*inset)
}

func (s *spark) x(i int) float64 {
	if len(s.values) == 1 {
		return s.box.CenterX()
	}
	inset := sparkDot + 1
	return s.box.X + inset + float64(i)/float64(len(s.values)-1)*(s.box.W-2*inset)
}

// zeroLine draws a hairline at zero where the data lie on both sides of it.
func (s *spark) zeroLine() {
	if s.low >= 0 || s.high <= 0 || s.style != SparkBars && !s.crossesZero() {
		return
	}
	s.Scene.Rect(s.box.X, math.Round(s.y(0))-0.5, s.box.W, 1)
	s.Scene.Fill(scene.Tick, s.Token(theme.Border))
}

func (s *spark) crossesZero() bool {
	below, above := false, false
	for _, v := range s.values {
		below = below || v.Valid() && v.Float() < 0
		above = above || v.Valid() && v.Float() > 0
	}
	return below && above
}

// bars draws a bar for each value, from zero.
func (s *spark) bars() {
	pitch := s.box.W / float64(len(s.values))
	gap := 1.0
	if pitch >= 6 {
		gap = 2
	} else if pitch < 3 {
		gap = 0
	}
	zero := math.Round(s.y(0))
	if s.high == s.low {
		zero = s.box.Bottom() // all values are zero
	}
	for i, v := range s.values {
		if !v.Valid() {
			continue
		}
		left, right := s.box.X+float64(i)*pitch, s.box.X+float64(i+1)*pitch-gap
		if pitch >= 3 {
			left, right = math.Round(left), math.Round(right)
		}
		top, bottom := math.Round(s.y(v.Float())), zero
		if s.high == s.low {
			top = zero
		}
		if top > bottom {
			top, bottom = bottom, top
		}
		if bottom == top { // zero is a value too
			top = max(s.box.Y, top-1)
			bottom = top + 1
		}
		s.Scene.Rect(left, top, max(1, right-left), bottom-top)
	}
	s.Scene.Fill(scene.Spark, s.Paint(s.color))
}

// lines draws strokes between neighbouring values, dots for those without neighbours, and a
// dot at the last one.
func (s *spark) lines() {
	var last scene.Point
	dots := 0
	for from := 0; from < len(s.values); {
		if !s.values[from].Valid() {
			from++
			continue
		}
		points := []scene.Point{}
		for ; from < len(s.values) && s.values[from].Valid(); from++ {
			points = append(points, scene.Point{X: s.x(from), Y: s.y(s.values[from].Float())})
		}
		last = points[len(points)-1]
		if len(points) == 1 {
			s.dot(last)
			dots++
			continue
		}
		points = thin(points, s.box.W)
		if s.style == SparkArea {
			s.area(points)
		}
		s.Scene.Polyline(points, sparkStroke)
		s.Scene.Fill(scene.Spark, s.Paint(s.color))
	}
	if v := s.values[len(s.values)-1]; v.Valid() && len(s.values) > 1 && s.values[len(s.values)-2].Valid() || dots == 0 {
		s.dot(last)
	}
}

func (s *spark) dot(p scene.Point) {
	s.Scene.Circle(p.X, p.Y, sparkDot)
	s.Scene.Fill(scene.Spark, s.Paint(s.color))
}

// The area under a line is a breath of its colour.
const areaOpacity = 0.16

// area fills between the line and zero, or the foot where zero is not on the scale.
func (s *spark) area(points []scene.Point) {
	base := s.box.Bottom()
	if s.crossesZero() {
		base = s.y(0)
	}
	s.Scene.MoveTo(points[0].X, base)
	for _, p := range points {
		s.Scene.LineTo(p.X, p.Y)
	}
	s.Scene.LineTo(points[len(points)-1].X, base)
	s.Scene.Close()
	paint := s.Paint(s.color)
	paint.Color.A = uint8(areaOpacity * float64(paint.Color.A))
	paint.Dark.A = uint8(areaOpacity * float64(paint.Dark.A))
	s.Scene.Fill(scene.Spark, paint)
}

// thin keeps the highest and the lowest point of every four px where there are more
// points than can be told apart, so that no peak is lost.
func thin(points []scene.Point, width float64) []scene.Point {
	buckets := int(width / 4)
	if len(points) <= 2*buckets+2 {
		return points
	}
	out := []scene.Point{points[0]}
	inner := points[1 : len(points)-1]
	for b := range buckets {
		part := inner[b*len(inner)/buckets : (b+1)*len(inner)/buckets]
		first, second := part[0], part[0]
		for _, p := range part {
			if p.Y < first.Y {
				first = p
			}
			if p.Y > second.Y {
				second = p
			}
		}
		if first.X > second.X {
			first, second = second, first
		}
		out = append(out, first)
		if second != first {
			out = append(out, second)
		}
	}
	return append(out, points[len(points)-1])
}

// spokenSpark says the history in words.
func (p *counter) spokenSpark() string {
	var first, last number.Value
	for _, v := range p.c.Spark {
		if v.Valid() {
			if !first.Valid() {
				first = v
			}
			last = v
		}
	}
	if !first.Valid() || len(p.c.Spark) < 2 {
		return ""
	}
	return "history from " + p.Full(first) + " to " + p.Full(last)
}
