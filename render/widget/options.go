package widget

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
)

// Common is what every widget understands. Lengths are CSS pixels.
type Common struct {
	// Width and Height are the canvas, 16 to 2000.
	Width, Height float64
	Theme         theme.Mode
	Palette       theme.Palette
	// Background fills the canvas; the zero Background is transparent.
	Background Background
	// Title stands above, Label is the caption of the value; both may be empty.
	Title, Label string
	// Color paints the value where no threshold does.
	Color theme.Color
	// Thresholds cut the scale into zones; order and duplicates do not matter.
	Thresholds []Threshold
	Number     Number
	// NoData is shown when there is no value.
	NoData    string
	Direction Direction
	// NativeText asks for texts that a reader's own font draws, in formats that have
	// them; all texts then keep some room to spare, since that font may be wider.
	NativeText bool
	// Description replaces the generated accessible text if it is not empty.
	Description string
}

// Direction is the reading direction of a picture.
type Direction uint8

// That of the label or title, or one of the two. In a picture that reads from right to
// left the texts are mirrored and numbers are not; a bar still grows to the right
// unless RightToLeft was asked for.
const (
	DirectionAuto Direction = iota
	LeftToRight
	RightToLeft
)

// Background is what lies behind a picture.
type Background struct {
	// Surface chooses the page colour of the theme; otherwise Color is used, and a
	// zero Color leaves the page to show through.
	Surface bool
	Color   theme.Color
}

// Number says how a value is written.
type Number struct {
	number.Format
	// Prefix and Suffix stand at the number in its own size, Unit is set smaller
	// after a no-break space.
	Prefix, Suffix, Unit string
}

// Threshold starts a zone at Bound (included) that runs to the next bound.
type Threshold struct {
	Bound number.Value
	Color theme.Color
	// Name is a word for the zone, used in the accessible text.
	Name string
}

// Show says what text a gauge or a bar prints for its value.
type Show uint8

// The value, its share of the scale, both, the value and the end of the scale
// (bars only), or nothing.
const (
	ShowValue Show = iota
	ShowPercent
	ShowBoth
	ShowFraction
	ShowNone
)

// Ends is the shape of the two ends of a gauge's arc or a bar.
type Ends uint8

// Flat and round ends.
const (
	Flat Ends = iota
	Round
)

// GaugeStyle is how a gauge shows its value.
type GaugeStyle uint8

// Fill paints the value as an arc on a track with the zones as a thin ring
// outside; Needle paints the zones on the arc and points at the value; Marker paints the
// zones on the arc and marks the value across it.
const (
	Fill GaugeStyle = iota
	Needle
	Marker
)

// ScaleLabels says which numbers stand at a gauge's arc.
type ScaleLabels uint8

// Both ends of the scale, the ends and every threshold, or none.
const (
	LabelEnds ScaleLabels = iota
	LabelThresholds
	LabelNone
)

// Gauge is a value on an arc.
type Gauge struct {
	Common
	Value    number.Value
	Min, Max number.Value
	// Target and Neutral are optional. Neutral is where the fill starts; without
	// it that is zero if the scale crosses zero, else Min.
	Target, Neutral number.Value
	// Arc is the sweep in degrees: 180, 240, 270 or 360.
	Arc   int
	Style GaugeStyle
	Ends  Ends
	// Thickness of the arc; 0 chooses it from the radius.
	Thickness float64
	// Ticks is the number of intervals that ticks divide the scale into; 0 for none.
	Ticks       int
	ScaleLabels ScaleLabels
	Show        Show
}

// DeltaStyle says how a change is written.
type DeltaStyle uint8

// The difference, the change in percent, both, the difference in percentage
// points, or nothing.
const (
	DeltaAbsolute DeltaStyle = iota
	DeltaPercent
	DeltaBoth
	DeltaPoints
	DeltaNone
)

// Good says which direction of change is good news.
type Good uint8

// Up is good, down is good, or neither.
const (
	GoodUp Good = iota
	GoodDown
	GoodNone
)

// Align is where a counter's texts stand.
type Align uint8

// At the start side or in the middle.
const (
	AlignStart Align = iota
	AlignCenter
)

// SparkStyle is how a counter's history is drawn.
type SparkStyle uint8

// A line, a line over a filled area, or bars.
const (
	SparkLine SparkStyle = iota
	SparkArea
	SparkBars
)

// Tint says what the colour of a counter's zone paints.
type Tint uint8

// Nothing, the number, or the tile behind it.
const (
	TintNone Tint = iota
	TintValue
	TintTile
)

// Counter is one big number.
type Counter struct {
	Common
	Value number.Value
	// Previous is what the change is counted from; without it no change is shown.
	Previous number.Value
	Delta    DeltaStyle
	Good     Good
	// Comparison stands after the change, such as "vs last sprint".
	Comparison string
	// Spark is the number's history, the oldest first; a value without data is a gap.
	Spark      []number.Value
	SparkStyle SparkStyle
	Align      Align
	Tint       Tint
}

// Segment is one part of a bar that is a whole.
type Segment struct {
	// Amount is not negative.
	Amount number.Value
	// Color may be zero: then the categorical colours are used in order.
	Color theme.Color
	Name  string
}

// Legend says where the names of segments stand.
type Legend uint8

// Below the bar where there is room, never, always below, or in the segments as far as
// they have room and below for the others.
const (
	LegendAuto Legend = iota
	LegendNone
	LegendBelow
	LegendInside
)

// BarStyle is how a bar shows its value.
type BarStyle uint8

// PlainBar fills a track; Bullet lays a slim bar on the bands that the thresholds cut the
// scale into.
const (
	PlainBar BarStyle = iota
	Bullet
)

// Orientation is the direction of a bar.
type Orientation uint8

// From left to right, or from the foot upwards.
const (
	Horizontal Orientation = iota
	Vertical
)

// Bar is a value on a straight track, or a whole cut into segments.
type Bar struct {
	Common
	Value    number.Value
	Min, Max number.Value
	Target   number.Value
	// Segments, if any, replace Value, Min, Max and Target.
	Segments []Segment
	// Total is the whole the segments are part of; the rest is track. Without it
	// the whole is their sum.
	Total       number.Value
	Style       BarStyle
	Orientation Orientation
	Show        Show
	Legend      Legend
	// Thickness of the bar; 0 chooses it from the height.
	Thickness float64
	Ends      Ends
}

func newCommon(width, height float64) Common {
	return Common{
		Width: width, Height: height,
		Color:  theme.Of(theme.InformationFill),
		Number: Number{Format: number.NewFormat()},
		NoData: "—",
	}
}

// NewGauge returns a gauge with every option at its default: 240 × 180, a scale
// from 0 to 100 on 240 degrees, no value.
func NewGauge() *Gauge {
	return &Gauge{Common: newCommon(240, 180), Min: number.Int(0), Max: number.Int(100), Arc: 240}
}

// NewCounter returns a counter with every option at its default: 240 × 120, no
// value.
func NewCounter() *Counter {
	return &Counter{Common: newCommon(240, 120), Delta: DeltaPercent}
}

// NewBar returns a bar with every option at its default: 320 × 48, a scale from 0
// to 100, no value.
func NewBar() *Bar {
	return &Bar{Common: newCommon(320, 48), Min: number.Int(0), Max: number.Int(100), Ends: Round}
}
