package theme

import "image/color"

// On returns the palette's colours for what stands on an opaque ground: those for a light
// page where black reads better on it than white, else those for a dark one. Surface is
// then the ground itself. A text that has less than TextContrast on the ground, or a mark
// that has less than ShapeContrast, is moved towards black or white until it has; what is
// fainter by design is as faint there as on the page. Tints and Ink stay. The caller must
// not change the set.
func (p Palette) On(ground color.NRGBA) *Set {
	dark := onDark(ground)
	for _, own := range [...]*Set{p.Set(dark), p.Set(!dark)} {
		if own[Surface] == ground {
			return own
		}
	}
	set := *p.Set(dark)
	page := set[Surface]
	set[Surface] = ground
	for _, r := range legibleTokens {
		for t := r.from; t <= r.to; t++ {
			set[t] = Readable(set[t], ground, r.least)
		}
	}
	own := p.Set(dark)
	for _, t := range faintTokens {
		set[t] = wash(own[t], set[Text], ground, Contrast(own[t], page))
	}
	return &set
}

// legibleTokens are the texts and the marks, with the contrast they need.
var legibleTokens = [...]struct {
	from, to Token
	least    float64
}{
	{Text, TextSubtlest, TextContrast},
	{Tick, Tick, ShapeContrast},
	{SuccessFill, NeutralFill, ShapeContrast},
	{SuccessText, NeutralText, TextContrast},
	{Categorical1, Categorical8, ShapeContrast},
	{Orange, Magenta, ShapeContrast},
}

// faintTokens lie between a mark and its ground and tell nothing alone.
var faintTokens = [...]Token{Track, Border, Range1, Range2, Range3}

// onDark says whether white reads better on a colour than black does.
func onDark(c color.NRGBA) bool { return Contrast(white, c) > Contrast(black, c) }

var (
	black = color.NRGBA{A: 0xff}
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// farEnd is black or white, whichever reads better on a colour. One of them has 4.58:1 on
// every colour.
func farEnd(c color.NRGBA) color.NRGBA {
	if onDark(c) {
		return white
	}
	return black
}

// Readable returns a colour, or the nearest one towards black or white, whichever is
// further from the ground, that has a contrast on it. Both are opaque.
func Readable(c, ground color.NRGBA, least float64) color.NRGBA {
	return towards(farEnd(ground), c, least, ground)
}

// moves is how many steps of a colour towards another are tried.
const moves = 32

// towards moves a colour to another until it has a contrast on every ground.
func towards(end, c color.NRGBA, least float64, grounds ...color.NRGBA) color.NRGBA {
	for i := range moves {
		end.A = uint8(i * 0xff / moves)
		moved, read := Over(end, c), true
		for _, ground := range grounds {
			read = read && Contrast(moved, ground) >= least
		}
		if read {
			return moved
		}
	}
	end.A = 0xff
	return end
}

// wash is a faint colour as it is if it has about its contrast on the ground, else so much
// of an ink laid over the ground.
func wash(own, ink, ground color.NRGBA, contrast float64) color.NRGBA {
	if c := Contrast(own, ground); (luminance(own) > luminance(ground)) == onDark(ground) && c > 0.9*contrast && c < 1.2*contrast {
		return own
	}
	return towards(ink, ground, contrast, ground)
}
