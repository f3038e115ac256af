package notice

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// Notice is the picture of a problem: it stands where a widget was asked for and says
// why there is none.
type Notice struct {
	// Width and Height are the canvas, 16 to 2000 CSS pixels.
	Width, Height float64
	Theme         theme.Mode
	// Heading is a word or two, such as "400"; it is the last to be left out.
	Heading string
	// Lines say what is wrong, one problem each; they are wrapped.
	Lines []string
}

// Extent returns the canvas and the number of lines.
func (n *Notice) Extent() (width, height float64, items int) {
	return n.Width, n.Height, len(n.Lines)
}

// Layout fills the scene with the notice.
func (n *Notice) Layout(sc *scene.Scene, ts *text.Typesetter) {
	c := widget.Common{Width: n.Width, Height: n.Height, Theme: n.Theme, Title: n.Heading}
	p := &notice{Draft: widget.NewDraft(sc, ts, &c), n: n}
	p.frame()
	p.write()
	sc.Title = n.Heading
	sc.Description = strings.Join(n.Lines, "; ")
}

// notice is one notice while it is laid out.
type notice struct {
	*widget.Draft
	n *Notice
}

// frame draws a tinted card with a rim, so that the notice reads on any page, and for
// pictures too small for words a mark of its own.
func (p *notice) frame() {
	w, h := p.n.Width, p.n.Height
	r := widget.Clamp(0.06*min(w, h), 2, 6)
	radii := [4]float64{r, r, r, r}
	p.Scene.RoundRect(0, 0, w, h, radii)
	p.Scene.Fill(scene.Background, p.Token(theme.DangerFill))
	r--
	p.Scene.RoundRect(1, 1, w-2, h-2, [4]float64{r, r, r, r})
	p.Scene.Fill(scene.Frame, p.Token(theme.DangerTint))
}

// sizes are the font sizes a notice is tried in.
var sizes = [...]float64{13, 12, 11, 10, 9, 8}

// write sets heading and lines in the largest size in which all of them fit, else as
// much as fits in the smallest.
func (p *notice) write() {
	pad := widget.Clamp(0.06*min(p.n.Width, p.n.Height), 3, 12)
	area := widget.Box{X: pad, Y: pad, W: p.n.Width - 2*pad, H: p.n.Height - 2*pad}
	for i, size := range sizes {
		s := p.sheet(area, size)
		if whole := s.fill(p); whole || i == len(sizes)-1 {
			s.put(p)
			return
		}
	}
}

// sheet is the notice in one font size.
type sheet struct {
	area            widget.Box
	size, rowHeight float64
	rows            int // that there is room for
	heading         text.Line
	beside          text.Line // what stands in the heading's row
	under           []text.Line
}

func (p *notice) sheet(area widget.Box, size float64) *sheet {
	s := &sheet{area: area, size: size, rowHeight: math.Round(1.35 * size)}
	if area.H >= 0.75*size {
		s.rows = int(math.Floor((area.H-size)/s.rowHeight)) + 1
	}
	s.heading, _ = p.Elide(p.n.Heading, fonts.SemiBold, size, area.W)
	return s
}

// fill sets the lines in rows under the heading or, where there is only one row, beside it,
// and says whether that is all, uncut.
func (s *sheet) fill(p *notice) bool {
	var shown []string
	var whole bool
	if s.rows > 1 {
		shown, whole = s.stack(p)
		for _, words := range shown {
			line := s.line(p, words, s.area.W)
			s.under, whole = append(s.under, line), whole && !line.Cut
		}
		if len(s.under) > 0 && s.under[0].Text == ellipsis {
			s.under = nil // what follows means nothing without its beginning
		}
	} else {
		width := s.area.X + s.area.W - s.besideAt()
		words, all := s.inRow(p, width)
		if line, ok := p.Elide(words, fonts.Regular, s.size, width); ok {
			s.beside = line
		}
		whole = all && !s.beside.Cut && s.rows == 1
	}
	return whole && len(s.heading.Glyphs) > 0 && !s.heading.Cut
}

// besideAt is where a line beside the heading starts.
func (s *sheet) besideAt() float64 {
	return math.Ceil(s.area.X + s.heading.Width(s.size) + 0.7*s.size)
}

// stack returns the rows of as many lines as there is room for, and of how many more there
// are. Of the first line some rows stand in any case.
func (s *sheet) stack(p *notice) (rows []string, whole bool) {
	most, all := s.rows-1, len(p.n.Lines)
	wrapped := make([][]string, all)
	for i, line := range p.n.Lines {
		wrapped[i] = s.wrap(p, line)
	}
	for n := all; n > 0; n-- {
		if rows = s.counted(p, slices.Concat(wrapped[:n]...), all-n); len(rows) <= most {
			return rows, n == all
		}
	}
	if all == 0 {
		return nil, true
	}
	rows = wrapped[0]
	switch count := more(all - 1); {
	case all == 1:
	case most > 1 && s.fits(p, count, s.area.W):
		return append(cutRows(rows, most-1), count), false
	default:
		rows = append(rows, ellipsis)
	}
	return cutRows(rows, most), false
}

// cutRows puts all that is too much into the last of most rows, where it is cut.
func cutRows(rows []string, most int) []string {
	if len(rows) <= most {
		return rows
	}
	return append(slices.Clone(rows[:most-1]), strings.Join(rows[most-1:], " "))
}

// counted says behind rows how many lines are missing.
func (s *sheet) counted(p *notice, rows []string, missing int) []string {
	if missing == 0 {
		return rows
	}
	last := len(rows) - 1
	if longer := widget.JoinWords(rows[last], more(missing)); s.fits(p, longer, s.area.W) {
		rows[last] = longer
		return rows
	}
	return append(rows, more(missing))
}

// inRow returns as many of the lines as fit into a row, or the first, which is then to be cut.
func (s *sheet) inRow(p *notice, width float64) (words string, whole bool) {
	all := len(p.n.Lines)
	for n := all; n > 0; n-- {
		words = strings.Join(p.n.Lines[:n], "; ")
		if n < all {
			words = widget.JoinWords(words, more(all-n))
		}
		if s.fits(p, words, width) {
			return words, n == all
		}
	}
	if all > 1 {
		words = widget.JoinWords(p.n.Lines[0], ellipsis)
	}
	return words, all == 0
}

const ellipsis = "…"

// more says how many lines are missing.
func more(lines int) string { return ellipsis + " and " + strconv.Itoa(lines) + " more" }

// put draws what was filled in, in the middle of the area's height.
func (s *sheet) put(p *notice) {
	if s.rows < 1 || len(s.heading.Glyphs) == 0 || s.heading.Cut && isNumber(p.n.Heading) {
		p.mark()
		return
	}
	used := widget.CapHeight*s.size + float64(len(s.under))*s.rowHeight
	y := math.Round(s.area.Y + (s.area.H-used)/2 + widget.CapHeight*s.size)
	p.Put(scene.Message, s.heading, s.size, s.area.X, y, widget.Start, p.Token(theme.DangerText))
	p.Put(scene.Message, s.beside, s.size, s.besideAt(), y, widget.Start, p.Token(theme.Text))
	for _, line := range s.under {
		y += s.rowHeight
		p.Put(scene.Message, line, s.size, s.area.X, y, widget.Start, p.Token(theme.Text))
	}
}

// isNumber says that a heading is a status, of which a part would be another one.
func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// mark draws an exclamation mark of two shapes where no word fits.
func (p *notice) mark() {
	h := 0.56 * min(p.n.Width, p.n.Height)
	x, y, w := p.n.Width/2, (p.n.Height-h)/2, max(2, 0.2*h)
	p.Scene.Rect(x-w/2, y, w, 0.62*h)
	p.Scene.Rect(x-w/2, y+0.8*h, w, 0.2*h)
	p.Scene.Fill(scene.Message, p.Token(theme.DangerText))
}

// wrap breaks a line at spaces into rows; a long word may be too wide for its row.
func (s *sheet) wrap(p *notice, line string) (rows []string) {
	current := ""
	for _, word := range strings.Fields(line) {
		longer := widget.JoinWords(current, word)
		if current != "" && !s.fits(p, longer, s.area.W) {
			rows, longer = append(rows, current), word
		}
		current = longer
	}
	return append(rows, current)
}

// line is a row, cut if need be; of one whose letters have no room at all the ellipsis stays.
func (s *sheet) line(p *notice, words string, width float64) text.Line {
	line, ok := p.Elide(words, fonts.Regular, s.size, width)
	if !ok && words != "" {
		line = p.Line(ellipsis, fonts.Regular)
		line.Cut = true
	}
	return line
}

func (s *sheet) fits(p *notice, words string, width float64) bool {
	return p.Line(words, fonts.Regular).Width(s.size) <= width
}
