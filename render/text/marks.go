package text

import (
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/plugio/charts/fonts"
	"golang.org/x/text/unicode/norm"
)

// The canonical combining classes of marks that stand right below or above their letter.
const (
	attachedBelow = 202
	below         = 220
	above         = 230
)

// hangs says whether a cluster has marks that stand below or above its first letter.
func hangs(cluster []rune) bool {
	for _, r := range cluster[1:] {
		switch norm.NFC.PropertiesString(string(r)).CCC() {
		case attachedBelow, below, above:
			return true
		}
	}
	return false
}

// placesMarks says whether a font draws the marks of a cluster at its letter. A font may
// have a letter and a mark and not know how one stands on the other: then the mark
// is drawn beside the letter, over its neighbour.
func (ts *Typesetter) placesMarks(f *fonts.Font, w fonts.Weight, cluster []rune) bool {
	o := ts.open(f, w)
	ts.buffer.Clear()
	ts.buffer.AddRunes(cluster, 0, len(cluster))
	ts.buffer.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Script: language.LookupScript(cluster[0]), Language: ts.language,
	}
	ts.buffer.Shape(o.shaper, tabular)
	var low, high, at float64 // of the letter's ink, and the pen, in font units
	for i := range ts.buffer.Info {
		box, drawn := o.face.GlyphExtents(ts.buffer.Info[i].Glyph)
		if !drawn || box.Width == 0 {
			continue
		}
		from := at + float64(ts.buffer.Pos[i].XOffset) + float64(box.XBearing)
		to := from + float64(box.Width)
		if i == 0 {
			low, high = from, to
		} else if middle := (from + to) / 2; middle < low || middle > high {
			return false
		}
		at += float64(ts.buffer.Pos[i].XAdvance)
	}
	return true
}
