package params

import (
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// The limits of a request that no setting changes.
const (
	// MaxParameters is how many pairs a request may hold, known or not.
	MaxParameters = 100
	// MaxText is the length of a text, in code points.
	MaxText = 128
	// MaxItems is the length of a list, MaxSeries that of a series of numbers.
	MaxItems  = 64
	MaxSeries = 400
	// DefaultMaxPixels bounds width × height × dpr² where a Decoder says nothing else.
	DefaultMaxPixels = 4_000_000

	maxProblems = 100
)

// Request is what a caller asked for.
type Request struct {
	// Widget can be drawn as it is: every number in it is finite and in its range.
	// It is nil if there were problems.
	Widget  render.Widget
	Options render.Options
	Frame   Frame
}

// Frame is the size and the look that an error picture takes: those asked for, or
// the default of each that was itself wrong. Of a parameter given twice it takes
// the first. It is zero where the widget is unknown.
type Frame struct {
	// Width and Height are CSS pixels.
	Width, Height float64
	// DPR is the number of picture pixels to a CSS pixel.
	DPR        float64
	Theme      theme.Mode
	Background widget.Background
}

// Pair is a parameter as a command line gives it.
type Pair struct{ Name, Value string }

// Decoder holds what is set for a whole service. The zero Decoder has the defaults.
type Decoder struct {
	// MaxPixels bounds width × height × dpr². Zero means DefaultMaxPixels.
	MaxPixels int64
	// House is what holds where a request says nothing; nil sets nothing.
	House *House
}

// Decode reads a raw query, with the default limits. The widget is one of
// "gauge", "counter" and "bar".
func Decode(widget, rawQuery string, f render.Format) (Request, []Problem) {
	return Decoder{}.Query(widget, rawQuery, f)
}

// DecodeForm reads an application/x-www-form-urlencoded body, which has the grammar
// of a query, with the default limits.
func DecodeForm(widget string, body []byte, f render.Format) (Request, []Problem) {
	return Decoder{}.Form(widget, "", body, f)
}

// DecodeJSON reads a flat JSON object, with the default limits.
func DecodeJSON(widget string, body []byte, f render.Format) (Request, []Problem) {
	return Decoder{}.JSON(widget, "", body, f)
}

// DecodePairs reads the arguments of a command line, with the default limits. Names
// and values stand for themselves, and an unknown name is a problem.
func DecodePairs(widget string, pairs []Pair, f render.Format) (Request, []Problem) {
	return Decoder{}.Pairs(widget, pairs, f)
}

// Query reads a raw query.
func (d Decoder) Query(widget, rawQuery string, f render.Format) (Request, []Problem) {
	return d.decode(widget, source{query: rawQuery}, f, false)
}

// Form reads a form body together with the query of the same request: the
// parameters of both count, so a name in both is given twice.
func (d Decoder) Form(widget, rawQuery string, body []byte, f render.Format) (Request, []Problem) {
	return d.decode(widget, source{query: rawQuery, form: string(body)}, f, false)
}

// JSON reads a flat JSON object together with the query of the same request, as
// Form does. Numbers keep their digits, null is the empty parameter.
func (d Decoder) JSON(widget, rawQuery string, body []byte, f render.Format) (Request, []Problem) {
	return d.decode(widget, source{query: rawQuery, json: body, isJSON: true}, f, false)
}

// Pairs reads the arguments of a command line.
func (d Decoder) Pairs(widget string, pairs []Pair, f render.Format) (Request, []Problem) {
	return d.decode(widget, source{pairs: pairs, typed: true}, f, true)
}

// PairsAndJSON reads the arguments of a command line together with a flat JSON object,
// whose unknown names are problems as well.
func (d Decoder) PairsAndJSON(widget string, pairs []Pair, object []byte, f render.Format) (Request, []Problem) {
	return d.decode(widget, source{pairs: pairs, typed: true, json: object, isJSON: true}, f, true)
}
