package bar

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

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

// Style is how a bar shows its value.
type Style uint8

// PlainBar fills a track; Bullet lays a slim bar on the bands that the thresholds cut the
// scale into.
const (
	Plain Style = iota
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
	widget.Common
	Value    number.Value
	Min, Max number.Value
	Target   number.Value
	// Segments, if any, replace Value, Min, Max and Target.
	Segments []Segment
	// Total is the whole the segments are part of; the rest is track. Without it
	// the whole is their sum.
	Total       number.Value
	Style       Style
	Orientation Orientation
	Show        widget.Show
	Legend      Legend
	// Thickness of the bar; 0 chooses it from the height.
	Thickness float64
	Ends      widget.Ends
}

// New returns a bar with every option at its default: 320 × 48, a scale from 0
// to 100, no value.
func New() *Bar {
	return &Bar{Common: widget.NewCommon(320, 48), Min: number.Int(0), Max: number.Int(100), Ends: widget.Round}
}
