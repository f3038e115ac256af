package params

import (
	"errors"
	"math"
	"strings"
	"unicode"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// maxMagnitude is what number.Parse accepts no number of, on either side of zero.
const maxMagnitude = 1e16

var numberCodes = [...]struct {
	err  error
	code Code
}{
	{number.ErrNoData, MissingNumber},
	{number.ErrComma, DecimalComma},
	{number.ErrGrouping, Grouping},
	{number.ErrHex, Hexadecimal},
	{number.ErrUnderscore, Underscore},
	{number.ErrInfinite, Infinite},
	{number.ErrRange, TooLarge},
	{number.ErrPercent, PercentSign},
	{number.ErrBeside, NotAlone},
}

func numberCode(err error) Code {
	for _, n := range numberCodes {
		if errors.Is(err, n.err) {
			return n.code
		}
	}
	return NotNumber
}

// dataCode is numberCode for a number that may be missing.
func dataCode(err error, s string) Code {
	code := numberCode(err)
	if code == NotNumber && strings.IndexFunc(s, isWord) < 0 {
		return Dash
	}
	return code
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// line is a parameter that holds a line of text.
func line(at func(*fields) *string) reader {
	return reader{kind: Text, empty: true, read: func(d *decoding, e *entry, s string) {
		s, code := text(s)
		if code != 0 {
			d.fail(e, code, 0)
			return
		}
		*at(&d.fields) = s
	}}
}

// quantity is a parameter that holds a number as the caller wrote it.
func quantity(at func(*fields) *number.Value) reader {
	return reader{kind: Number, min: -maxMagnitude, max: maxMagnitude, read: exact(at, nil, false)}
}

// optional is a quantity that may be left empty.
func optional(at func(*fields) *number.Value) reader {
	r := orEmpty(quantity(at), func(f *fields) { *at(f) = number.Value{} })
	r.kind = OptionalNumber
	return r
}

// position is an optional quantity that may be a share of the scale.
func position(at func(*fields) *number.Value, signed func(*percentSigns) *bool) reader {
	filled := reader{kind: OptionalNumber, min: -maxMagnitude, max: maxMagnitude, percent: true, read: exact(at, signed, false)}
	return orEmpty(filled, func(f *fields) { *at(f) = number.Value{} })
}

// data is a quantity that may be missing, in the words that say so, or a percentage.
func data(at func(*fields) *number.Value, signed func(*percentSigns) *bool) reader {
	r := quantity(at)
	r.kind, r.empty, r.percent = Data, true, true
	r.read = exact(at, signed, true)
	return r
}

// exact stores a number with its digits, and that it had a percent sign where one has
// a meaning. Kinds of numbers are bounded by their grammar; the one range that the
// table adds is that of amounts, from 0.
func exact(at func(*fields) *number.Value, signed func(*percentSigns) *bool, optional bool) read {
	return func(d *decoding, e *entry, s string) {
		v, percent, err := number.ParsePercent(s)
		switch {
		case err != nil && !optional:
			d.fail(e, numberCode(err), 0)
		case err != nil && !errors.Is(err, number.ErrNoData):
			d.fail(e, dataCode(err, s), 0)
		case percent && signed == nil:
			d.fail(e, PercentSign, 0)
		case e.min == 0 && isNegative(v):
			d.fail(e, Negative, 0)
		default:
			*at(&d.fields) = v
			if signed != nil {
				*signed(&d.percent) = percent
			}
		}
	}
}

func isNegative(v number.Value) bool { return v.Valid() && v.Cmp(number.Int(0)) < 0 }

// whole is a parameter that holds a small whole number of a range.
func whole(store func(*fields, int)) reader {
	return reader{kind: Integer, read: func(d *decoding, e *entry, s string) {
		size, negative := strings.CutPrefix(s, "-")
		n, ok := digits(size)
		switch {
		case !ok:
			d.fail(e, NotInteger, 0)
		case negative || n < int(e.min) || n > int(e.max):
			d.fail(e, OutOfRange, 0)
		default:
			store(&d.fields, n)
		}
	}}
}

// orEmpty is a parameter that may also be empty, and what that does.
func orEmpty(r reader, none func(*fields)) reader {
	filled := r.read
	r.empty = true
	r.read = func(d *decoding, e *entry, s string) {
		if s == "" {
			none(&d.fields)
			return
		}
		filled(d, e, s)
	}
	return r
}

// digits reads decimal digits without sign or leading zero. Beyond a million it
// stops counting: no range reaches that far.
func digits(s string) (n int, ok bool) {
	if s == "" || s[0] == '0' && len(s) > 1 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return 0, false
		}
		n = min(n*10+int(s[i]-'0'), 1_000_000)
	}
	return n, true
}

// measure is a parameter that holds a number of a range, in steps if the table
// has them.
func measure(at func(*fields) *float64) reader {
	return reader{kind: Decimal, read: func(d *decoding, e *entry, s string) {
		v, err := number.Parse(s)
		f := v.Float()
		switch {
		case errors.Is(err, number.ErrBeside): // no prefix or unit is drawn at it
			d.fail(e, NotNumber, 0)
		case err != nil:
			d.fail(e, numberCode(err), 0)
		case f < e.min || f > e.max:
			d.fail(e, OutOfRange, 0)
		case e.step != 0 && math.Mod(f, e.step) != 0:
			d.fail(e, NotStep, 0)
		default:
			*at(&d.fields) = f
		}
	}}
}

// choice is one of the values a parameter can have.
type choice[T any] struct {
	name  string
	value T
}

// oneOf is a parameter that holds one of some words.
func oneOf[T any](at func(*fields) *T, choices ...choice[T]) reader {
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	return reader{kind: Choice, values: names, read: func(d *decoding, e *entry, s string) {
		for _, c := range choices {
			if c.name == s {
				*at(&d.fields) = c.value
				return
			}
		}
		d.fail(e, NotOneOf, 0)
	}}
}

// flag is a parameter that is true or false.
func flag(at func(*fields) *bool) reader {
	r := oneOf(at, choice[bool]{"true", true}, choice[bool]{"false", false})
	r.kind = Boolean
	return r
}

// paint is a parameter that holds a colour.
func paint(at func(*fields) *theme.Color) reader {
	return reader{kind: Color, values: theme.ColorNames(), words: theme.ColorWords(), read: func(d *decoding, e *entry, s string) {
		c, err := theme.ParseColor(s)
		if err != nil {
			d.fail(e, NotColor, 0)
			return
		}
		*at(&d.fields) = c
	}}
}

// ownBackgrounds is how many of the values of a backdrop, the first ones, are no colours.
const ownBackgrounds = 2

// backdrop is a parameter that holds a colour, the page's own or none.
func backdrop(at func(*fields) *widget.Background) reader {
	values := append([]string{"transparent", "surface"}, theme.ColorNames()...)
	return reader{kind: Background, values: values, words: theme.ColorWords(), empty: true, read: func(d *decoding, e *entry, s string) {
		var b widget.Background
		switch s {
		case "", "transparent":
		case "surface":
			b.Surface = true
		default:
			var err error
			if b.Color, err = theme.ParseColor(s); err != nil {
				d.fail(e, NotColor, 0)
				return
			}
		}
		*at(&d.fields) = b
	}}
}

// language is a parameter that holds a BCP 47 tag.
func language(at func(*fields) *number.Locale) reader {
	return reader{kind: Locale, read: func(d *decoding, e *entry, s string) {
		l, err := number.ParseLocale(s)
		if err != nil {
			d.fail(e, NotLocale, 0)
			return
		}
		*at(&d.fields) = l
	}}
}

// The parameters that a House knows more of than the table does.
const (
	paletteName = "palette"
	presetName  = "preset"
)

func builtInPalettes() []NamedPalette {
	return []NamedPalette{{"dc", "", theme.DataCenter}, {"cloud", "", theme.Cloud}, {"safe", "", theme.Safe}}
}

// brand is a parameter that holds a palette, built in or of the house.
func brand() reader {
	var choices []choice[theme.Palette]
	for _, p := range builtInPalettes() {
		choices = append(choices, choice[theme.Palette]{p.Name, p.Palette})
	}
	r := oneOf(func(f *fields) *theme.Palette { return &f.common.Palette }, choices...)
	builtIn := r.read
	r.read = func(d *decoding, e *entry, s string) {
		if p, ok := d.house.palette(s); ok {
			d.common.Palette = p
			return
		}
		builtIn(d, e, s)
	}
	return r
}

// named is a parameter that holds a name which only the whole request makes sense of.
func named(at func(*fields) *string) reader {
	return reader{kind: PresetName, empty: true, read: func(d *decoding, _ *entry, s string) { *at(&d.fields) = s }}
}
