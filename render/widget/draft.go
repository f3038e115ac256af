package widget

import (
	"math"
	"strings"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// Draft is one picture while it is laid out. It knows the options, the colours and the
// reading direction, and draws words and numbers into the scene; for one goroutine.
type Draft struct {
	// Scene is for what is no text: paths are built and filled on it.
	Scene *scene.Scene
	ts    *text.Typesetter
	c     *Common

	// colors are those for what stands where the draft is, and dark those for it in a
	// dark page if auto says that the picture follows the page.
	colors, dark *theme.Set
	auto         bool

	// bounds is how the numbers of the scale are written, and labels how those that stand at
	// the scale are.
	bounds, labels number.Labels
	// noted are the numbers of the scale, and fewNoted the room for them.
	noted    []number.Value
	fewNoted [8]number.Value
	// part and whole are the value and what it is part of, if the value is written as the
	// numbers of the scale are, see writeFinely.
	part, whole number.Value
	// caption is what stands in the caption's row. Where that is a label and the name of a zone,
	// status is the name, and tail all that stands behind the label; alone says that the name may
	// stand without the label.
	caption, status, tail string
	alone                 bool

	// RTL says that the picture reads from right to left.
	RTL bool
	// direction is the base direction of words.
	direction text.Direction

	// lines are the ones shaped so far for this picture: fitting asks for the same text
	// in many sizes, and a line serves all of them.
	lines []shapedLine
	// fewLines is the room for those of an ordinary picture, and words that for the strings
	// made for it, see Keep.
	fewLines [12]shapedLine
	words    strings.Builder
	// cuts are the lines that were cut so far, and fewCuts the room for those of an ordinary picture.
	cuts    []cutLine
	wraps   []wrapped
	fewCuts [4]cutLine
	// forms are the numbers written so far, and fewForms the room for those of an ordinary picture.
	forms    []form
	fewForms [8]form
	// facts is the room for ScaleWords.
	facts [3]string
}

// ordinaryWords is what the strings made for a picture take together, in bytes, unless it has
// many.
const ordinaryWords = 512

// NewDraft empties the scene, sets it to the canvas and paints the background. The draft is
// the caller's until the typesetter is given back.
func NewDraft(sc *scene.Scene, ts *text.Typesetter, c *Common) *Draft {
	sc.Reset(c.Width, c.Height)
	d := text.Workspace[Draft](ts)
	d.Scene, d.ts, d.c = sc, ts, c
	d.lines, d.cuts, d.forms = d.fewLines[:0], d.fewCuts[:0], d.fewForms[:0]
	d.words.Grow(ordinaryWords)
	d.colors, d.dark = c.Palette.Set(c.Theme == theme.Dark), c.Palette.Set(true)
	d.auto = c.Theme == theme.Auto
	sc.NativeText = c.NativeText
	sc.Page = d.colors[theme.Surface]
	d.caption = c.Label
	d.bounds = c.Number.Labels()
	if language := c.Number.Locale.Language(); language != "en" {
		ts.SetLanguage(language)
	}
	d.direct()
	d.background()
	return d
}

// Keep makes a string of some bytes. All strings that are made for a picture share one piece
// of memory.
func (d *Draft) Keep(b []byte) string {
	start := d.words.Len()
	d.words.Write(b)
	return d.words.String()[start:]
}

// Spell puts strings together as they are.
func (d *Draft) Spell(parts ...string) string {
	start := d.words.Len()
	for _, p := range parts {
		d.words.WriteString(p)
	}
	return d.words.String()[start:]
}

// Join is text.Join with the memory of Keep.
func (d *Draft) Join(separator string, parts ...string) string {
	var scratch [256]byte
	count, only := 0, ""
	for _, p := range parts {
		if p != "" {
			count, only = count+1, p
		}
	}
	if count < 2 {
		return only
	}
	return d.Keep(text.AppendJoin(scratch[:0], separator, parts...))
}

// direct settles the reading direction: the one asked for, else that of the first words.
func (d *Draft) direct() {
	switch d.c.Direction {
	case RightToLeft:
		d.direction, d.RTL = text.RightToLeft, true
		d.ts.SetDirection(d.direction)
	case LeftToRight:
		d.direction = text.LeftToRight
		d.ts.SetDirection(d.direction)
	default:
		for _, words := range [...]string{d.c.Label, d.c.Title} {
			if words != "" {
				d.RTL = d.Line(words, fonts.Regular).RTL
				return
			}
		}
	}
}

// background fills the canvas if the page is not to show through.
func (d *Draft) background() {
	bg := d.c.Background
	if !bg.Surface && bg.Color.IsZero() {
		return
	}
	d.Scene.Rect(0, 0, d.c.Width, d.c.Height)
	if bg.Surface {
		d.Scene.Fill(scene.Background, d.Token(theme.Surface))
		return
	}
	paint := d.Paint(bg.Color)
	d.Scene.Fill(scene.Background, paint)
	d.StandOn(paint)
}

// Area is the canvas less the padding that keeps content off its edge.
func (d *Draft) Area() Box { return d.Inset(padding(min(d.c.Width, d.c.Height))) }

// Crowded is the canvas less a padding that is a little narrower than usual, as far as there is any.
func (d *Draft) Crowded() Box {
	return d.Inset(max(LeastPadding, padding(min(d.c.Width, d.c.Height))-littleCloser))
}

// Close says that what stands in a box comes more than a little closer to the edge than is usual.
func (d *Draft) Close(b Box) bool { return b.W > d.Crowded().W }

// littleCloser is by how much padding may be narrower than usual without harm, in px.
const littleCloser = 3

// LeastPadding is the padding where there is no room otherwise, in px: the same on every canvas,
// so that a larger one has more room in both directions.
const LeastPadding = 1

// Inset is the canvas less a padding in px.
func (d *Draft) Inset(pad float64) Box {
	edge := math.Floor(pad) // things stand on whole pixels
	return Box{edge, edge, d.c.Width - 2*pad, d.c.Height - 2*pad}
}
