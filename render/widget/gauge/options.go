package gauge

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
)

// Style is how a gauge shows its value.
type Style uint8

// Fill paints the value as an arc on a track with the zones as a thin ring
// outside; Needle paints the zones on the arc and points at the value; Marker paints the
// zones on the arc and marks the value across it.
const (
	Fill Style = iota
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
	widget.Common
	Value    number.Value
	Min, Max number.Value
	// Target and Neutral are optional. Neutral is where the fill starts; without
	// it that is zero if the scale crosses zero, else Min.
	Target, Neutral number.Value
	// Arc is the sweep in degrees: 180, 240, 270 or 360.
	Arc   int
	Style Style
	Ends  widget.Ends
	// Thickness of the arc; 0 chooses it from the radius.
	Thickness float64
	// Ticks is the number of intervals that ticks divide the scale into; 0 for none.
	Ticks       int
	ScaleLabels ScaleLabels
	Show        widget.Show
}

// New returns a gauge with every option at its default: 240 × 180, a scale
// from 0 to 100 on 240 degrees, no value.
func New() *Gauge {
	return &Gauge{Common: widget.NewCommon(240, 180), Min: number.Int(0), Max: number.Int(100), Arc: 240}
}
