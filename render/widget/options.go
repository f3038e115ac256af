package widget

import (
	"strings"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/text"
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
	// ZonesFall lets zones run from their bound down to the next lower one, as shares of a
	// scale whose numbers fall do; otherwise they run up.
	ZonesFall bool
	// Status says how the value's zone is told beside its colour.
	Status ShowStatus
	Number Number
	// NoData is shown when there is no value.
	NoData    string
	Direction Direction
	// NativeText asks for texts that a reader's own font draws, in formats that have
	// them; all texts then keep some room to spare, since that font may be wider.
	NativeText bool
	// Description replaces the generated accessible text if it is not empty.
	Description string
}

// Extent returns the canvas and the length of the longest list, which bound the work of
// laying out.
func (c *Common) Extent() (width, height float64, items int) {
	return c.Width, c.Height, len(c.Thresholds)
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

// Number says how a value is written. With number.Percent all numbers are shares of 1, and
// a scale to the whole ends at 1 instead of 100.
type Number struct {
	number.Format
	// Prefix and Suffix stand at the number in its own size, Unit is set smaller
	// after a no-break space.
	Prefix, Suffix, Unit string
}

// ForValue is the format of a value: one with a percent sign beside it is a part of 100, as it is
// where the sign is of the format.
func (n *Number) ForValue() number.Format {
	f := n.Format
	if !f.Whole.Valid() && n.besidePercent() {
		f.Whole = number.Int(100)
	}
	return f
}

// Percentages says that the values are percentages, whoever writes the sign.
func (n *Number) Percentages() bool {
	return n.Kind == number.Percent || n.Kind == number.Percentage || n.besidePercent()
}

// besidePercent says that the percent sign of a value is no part of its format.
func (n *Number) besidePercent() bool {
	return (n.Kind == number.Plain || n.Kind == number.Compact) && (isPercent(n.Suffix) || isPercent(n.Unit))
}

// AppendAffixed appends a number as its Format wrote it with prefix and suffix, of which each keeps
// its own direction: all of it is read from left to right.
func (n *Number) AppendAffixed(dst, written []byte) []byte {
	dst = number.AppendPrefixed(dst, text.Apart(n.Prefix), written)
	return append(dst, text.Apart(n.Suffix)...)
}

func isPercent(s string) bool { return s != "" && strings.TrimSpace(s) == "%" }

// Threshold starts a zone at Bound (included) that runs to the next bound, see Common.ZonesFall.
type Threshold struct {
	Bound number.Value
	Color theme.Color
	// Name is a word for the zone, used in the accessible text.
	Name string
}

// Show says what text a gauge or a bar prints for its value.
type Show uint8

// The value, its share of the scale, both, the value and the end of the scale, or
// nothing.
const (
	ShowValue Show = iota
	ShowPercent
	ShowBoth
	ShowFraction
	ShowNone
)

// Part says that the value is shown as a part of the scale.
func (s Show) Part() bool { return s == ShowPercent || s == ShowBoth || s == ShowFraction }

// ShowStatus says how the zone of a value is told beside its colour.
type ShowStatus uint8

// By a glyph; by a glyph and the zone's name in the caption's row; not at all.
const (
	StatusGlyph ShowStatus = iota
	StatusName
	StatusNone
)

// Ends is the shape of the two ends of a gauge's arc or a bar.
type Ends uint8

// Flat and round ends.
const (
	Flat Ends = iota
	Round
)

// NewCommon returns the options at their defaults, for a canvas of the given size.
func NewCommon(width, height float64) Common {
	return Common{
		Width: width, Height: height,
		Color:  theme.Of(theme.InformationFill),
		Number: Number{Format: number.NewFormat()},
		NoData: "—",
	}
}
