package render

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
	"github.com/plugio/charts/render/widget/notice"
)

// The widgets; their fields and the choices for them are those of the packages named here.
type (
	Gauge   = gauge.Gauge
	Counter = counter.Counter
	Bar     = bar.Bar
	Notice  = notice.Notice
)

// What widgets are made with.
type (
	// Value is a number in decimal, or no data; it is also what targets and bounds are.
	Value = number.Value
	// Threshold starts a zone of a scale, with a colour and a name.
	Threshold = widget.Threshold
	// Segment is one part of a bar that is a whole.
	Segment = bar.Segment
	// Color is a colour of the theme or a fixed one; the zero Color is none.
	Color = theme.Color
)

// NewGauge returns a gauge with every option at its default.
func NewGauge() *Gauge { return gauge.New() }

// NewCounter returns a counter with every option at its default.
func NewCounter() *Counter { return counter.New() }

// NewBar returns a bar with every option at its default.
func NewBar() *Bar { return bar.New() }

// Int returns a whole number.
func Int(i int64) Value { return number.Int(i) }

// Float returns the number that f is usually written as; NaN and infinities are no data.
func Float(f float64) Value { return number.Float(f) }

// ParseValue reads a number as it is written in decimal, such as "-12.50", with its digits.
func ParseValue(s string) (Value, error) { return number.Parse(s) }

// ParseColor reads the name of a colour, such as "danger", or hexadecimal digits, such as
// "0c66e4".
func ParseColor(s string) (Color, error) { return theme.ParseColor(s) }

// Success is the colour of good news, in whatever theme and palette the picture has.
func Success() Color { return theme.Of(theme.SuccessFill) }

// Warning is the colour of what needs attention.
func Warning() Color { return theme.Of(theme.WarningFill) }

// Danger is the colour of bad news.
func Danger() Color { return theme.Of(theme.DangerFill) }
