package widget

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// Caption is words in one row or two with a status glyph before them, or one of the two
// alone.
type Caption struct {
	// Second is the second row, empty if one holds the words, and Leading the distance of the
	// baselines in px.
	Line, Second text.Line
	Leading      float64
	glyph        Status
	hasGlyph     bool
	// labelless says that of a label and the name of its status only that name is left.
	labelless bool
	Size      float64 // px
}

// Room is what there is for a text.
type Room struct {
	// Size is the font size of a text that has room, and Least that at which one is cut rather
	// than set smaller, in px.
	Size, Least float64
	Width       float64 // px
	// Height is what a second row may take, in px; 0 if there is to be none.
	Height float64
}

// Fit fits a text that may have a status glyph before it. What has no room in one row is set
// smaller; then in two rows; then cut; then in two rows that tear a word. ok is false when so little
// would be left that the text is better left out.
func (d *Draft) Fit(s string, glyph *Status, w fonts.Weight, r Room) (c Caption, ok bool) {
	if s == "" {
		return d.FitCaption(s, glyph, w, r.Size, r.Width)
	}
	em, size := d.Line(s, w).Advance, r.Size
	if glyph != nil {
		em += StatusWidth(1)
	}
	if em*size > r.Width {
		size = half(r.Width / em)
	}
	if size >= r.Least {
		if c, ok = d.FitCaption(s, glyph, w, size, r.Width); ok && !c.Line.Cut {
			return c, ok
		}
	}
	if r.Height > 0 && d.fitRows(&c, s, glyph, w, r, false) {
		return c, true
	}
	if c, ok = d.FitCaption(s, glyph, w, r.Least, r.Width); !ok && r.Height > 0 {
		ok = d.fitRows(&c, s, glyph, w, r, true)
	}
	return c, ok
}

// FitCaption fits a caption into one row of a width in px; the words may be cut, see Elide.
func (d *Draft) FitCaption(s string, glyph *Status, w fonts.Weight, size, width float64) (c Caption, ok bool) {
	c = captionOf(glyph, size)
	if s == "" {
		return c, c.hasGlyph && c.Width() <= width
	}
	c.Line, ok = d.Elide(s, w, size, width-c.Lead())
	c.labelless = d.status != "" && s == d.caption && c.Line.Text == d.status
	return c, ok
}

func captionOf(glyph *Status, size float64) (c Caption) {
	if c.Size = size; glyph != nil {
		c.glyph, c.hasGlyph = *glyph, true
	}
	return c
}

// fitRows fits the words of a caption into two rows, which may tear any word or only compounds.
func (d *Draft) fitRows(c *Caption, s string, glyph *Status, w fonts.Weight, r Room, tear bool) bool {
	*c = captionOf(glyph, r.Size)
	leading := d.Reach(s, w).Leading()
	for _, c.Size = range Sizes(r.Size, r.Least) {
		if c.Leading = leading * c.Size; c.Leading <= r.Height && d.wrap(c, s, w, r.Width, c.Size > r.Least, tear) {
			return true
		}
		if c.Size <= r.Least {
			break
		}
	}
	return false
}

// wrap breaks the words of a caption into two rows, where a line may end or inside a compound; the
// second may be cut unless they are to be whole.
func (d *Draft) wrap(c *Caption, s string, w fonts.Weight, width float64, whole, tear bool) bool {
	rows := d.Wrap(s, w, c.Size, width-c.Lead(), 2)
	if len(rows) < 2 || rows[0].Torn && !tear && !tearsCompound(rows[0], s) || !endsWord(rows[0], s) && meaning(rows[0].Shown) < leastCut || s == d.caption && !d.keepsStatus(rows[1]) {
		return false
	}
	c.Line, c.Second = rows[0], rows[1]
	if s == d.caption && d.status != "" {
		d.leaveOutDot(c, w)
	}
	return !c.Second.Cut || !whole && meaning(c.Second.Shown) >= leastCut
}

// leaveOutDot takes the dot between label and status out of the end or the start of a row: the rows part
// them there.
func (d *Draft) leaveOutDot(c *Caption, w fonts.Weight) {
	if label, ends := strings.CutSuffix(c.Line.Text, "·"); ends && strings.TrimSpace(label) == d.c.Label {
		c.Line = d.Line(d.c.Label, w)
	}
	if strings.HasPrefix(c.Second.Text, "·") && !c.Second.Cut {
		c.Second = d.Line(d.status, w)
	}
}

// A word of so many letters is a compound, which is rather broken than cut. There is no telling where
// its parts begin, and a short word is quicker read when it is cut.
const compound = 16

// tearsCompound says whether the word that a row ends in is so long.
func tearsCompound(row text.Line, s string) bool {
	s = strings.TrimSpace(s)
	end := len(row.Text)
	from := strings.LastIndexFunc(row.Text, unicode.IsSpace) + 1
	to := strings.IndexFunc(s[min(end, len(s)):], unicode.IsSpace)
	if to < 0 {
		to = len(s) - end
	}
	return utf8.RuneCountInString(s[from:end+to]) >= compound
}

// endsWord says that a row that a text begins with does not end inside a word.
func endsWord(row text.Line, s string) bool {
	last, _ := utf8.DecodeLastRuneInString(row.Text)
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(strings.TrimSpace(s), row.Text))
	return unicode.IsSpace(next) || unicode.IsPunct(last)
}

// Sizes are the font sizes in px in which texts that take more than one row are tried.
func Sizes(size, least float64) [3]float64 {
	return [...]float64{size, half((size + least) / 2), least}
}

// rowLeading is the distance of the baselines of two rows of a text, in parts of its size.
const rowLeading = 1.25

// Leading is the distance of the baselines of a text in two rows, in parts of its size.
func (r Reach) Leading() float64 { return max(rowLeading, CapHeight+r.Rise+r.Drop+0.1) }

// Lead is the width before the words, in px.
func (c *Caption) Lead() float64 {
	if !c.hasGlyph {
		return 0
	}
	return StatusWidth(c.Size)
}

// Width is that of glyph and words, in px.
func (c *Caption) Width() float64 {
	if c.Rows() > 1 {
		return max(c.firstWidth(), c.Lead()+c.Second.Width(c.Size))
	}
	return c.firstWidth()
}

// firstWidth is the width of the first row, in px.
func (c *Caption) firstWidth() float64 {
	if len(c.Line.Glyphs) == 0 && c.hasGlyph {
		return StatusSize * c.Size
	}
	return c.Lead() + c.Line.Width(c.Size)
}

// LastWidth is the width of the last row of words, in px.
func (c *Caption) LastWidth() float64 {
	if c.Rows() > 1 {
		return c.Second.Width(c.Size)
	}
	return c.Line.Width(c.Size)
}

// Empty says that there is nothing to draw.
func (c *Caption) Empty() bool { return len(c.Line.Glyphs) == 0 && !c.hasGlyph }

// Cut says that words are missing.
func (c *Caption) Cut() bool { return c.Line.Cut || c.Second.Cut }

// Losses counts the texts that are not whole: one that is cut, or the label and with it the caption, and the
// name that is left if that is cut too.
func (c *Caption) Losses() int {
	switch {
	case !c.Cut():
		return 0
	case c.labelless && c.Line.Shown != c.Line.Text:
		return 3
	case c.labelless:
		return 2
	}
	return 1
}

// Glyphs is how many glyphs the words have, both rows together.
func (c *Caption) Glyphs() int { return len(c.Line.Glyphs) + len(c.Second.Glyphs) }

// Rows is the number of rows.
func (c *Caption) Rows() int {
	if len(c.Second.Glyphs) > 0 {
		return 2
	}
	return 1
}

// First is the baseline of the first row of a caption whose last one stands on a baseline.
func (c *Caption) First(last float64) float64 { return math.Round(last - c.Leading) }

// Last is the baseline of the last row of a caption whose first one stands on a baseline.
func (c *Caption) Last(first float64) float64 { return math.Ceil(first + c.Leading - 0.5) }

// Put draws the caption with its first row on a baseline; the glyph is centred on the capitals.
func (c *Caption) Put(d *Draft, role scene.Role, x, baseline float64, a Anchor, paint scene.Paint) {
	under, side := x, a
	if c.hasGlyph {
		if a == Start {
			under += c.Lead() // the words, not the glyph
		}
		x -= float64(a) * c.firstWidth()
		c.glyph.Put(d, x, baseline, c.Size)
		x, a = x+c.Lead(), Start
	}
	d.Put(role, c.Line, c.Size, x, baseline, a, paint)
	if c.Rows() > 1 {
		d.Put(role, c.Second, c.Size, under, c.Last(baseline), side, paint)
	}
}
