package counter

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
)

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
	widget.Common
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

// New returns a counter with every option at its default: 240 × 120, no
// value.
func New() *Counter {
	return &Counter{Common: widget.NewCommon(240, 120), Delta: DeltaPercent}
}
