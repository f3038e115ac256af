package notice

import (
	"math"
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
// many lines as fit in the smallest.
func (p *notice) write() {
	pad := widget.Clamp(0.06*min(p.n.Width, p.n.Height), 3, 12)
	area := widget.Box{X: pad, Y: pad, W: p.n.Width - 2*pad, H: p.n.Height - 2*pad}
	for i, size := range sizes {
		heading, lines, ok := p.wrap(size, area.W)
		rowHeight := math.Round(1.35 * size)
		rows := int(math.Floor((area.H-size)/rowHeight)) + 1
		if area.H < 0.75*size {
			rows = 0
		}
		last := i == len(sizes)-1
		if !last && (!ok || 1+len(lines) > rows) {
			continue
		}
		p.putRows(area, size, rowHeight, heading, lines[:clampInt(rows-1, 0, len(lines))], rows > 0)
		return
	}
}

// putRows draws what fits, in the middle of the area's height.
func (p *notice) putRows(area widget.Box, size, rowHeight float64, heading text.Line, lines []text.Line, any bool) {
	if !any || len(heading.Glyphs) == 0 {
		p.mark()
		return
	}
	used := widget.CapHeight*size + float64(len(lines))*rowHeight
	y := math.Round(area.Y + (area.H-used)/2 + widget.CapHeight*size)
	p.Put(scene.Message, heading, size, area.X, y, widget.Start, p.Token(theme.DangerText))
	for _, line := range lines {
		y += rowHeight
		p.Put(scene.Message, line, size, area.X, y, widget.Start, p.Token(theme.Text))
	}
}

// mark draws an exclamation mark of two shapes where no word fits.
func (p *notice) mark() {
	h := 0.56 * min(p.n.Width, p.n.Height)
	x, y, w := p.n.Width/2, (p.n.Height-h)/2, max(2, 0.2*h)
	p.Scene.Rect(x-w/2, y, w, 0.62*h)
	p.Scene.Rect(x-w/2, y+0.8*h, w, 0.2*h)
	p.Scene.Fill(scene.Message, p.Token(theme.DangerText))
}

// wrap breaks the notice's lines at spaces; ok is false when a word had to be cut.
func (p *notice) wrap(size, width float64) (heading text.Line, lines []text.Line, ok bool) {
	heading, ok = p.Elide(p.n.Heading, fonts.SemiBold, size, width)
	ok = ok && !heading.Cut
	for _, s := range p.n.Lines {
		current := ""
		for _, word := range strings.Fields(s) {
			longer := widget.JoinWords(current, word)
			if current == "" || p.Line(longer, fonts.Regular).Width(size) <= width {
				current = longer
				continue
			}
			line, _ := p.Elide(current, fonts.Regular, size, width)
			lines, ok = append(lines, line), ok && !line.Cut
			current = word
		}
		line, _ := p.Elide(current, fonts.Regular, size, width)
		lines, ok = append(lines, line), ok && !line.Cut
	}
	return heading, lines, ok
}

func clampInt(v, low, high int) int { return max(low, min(v, high)) }
