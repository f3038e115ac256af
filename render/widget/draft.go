package widget

import (
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// Draft is what the rules of one picture share while it is laid out.
type Draft struct {
	Scene *scene.Scene
	ts    *text.Typesetter
	c     *Common

	colors, dark *theme.Set
	auto         bool

	// RTL says that the picture reads from right to left.
	RTL bool

	// lines are the ones shaped so far for this picture: fitting asks for the same text
	// in many sizes, and a line serves all of them.
	lines []shapedLine
}

func NewDraft(sc *scene.Scene, ts *text.Typesetter, c *Common) *Draft {
	sc.Reset(c.Width, c.Height)
	l := &Draft{Scene: sc, ts: ts, c: c, lines: make([]shapedLine, 0, 12)}
	l.colors, l.dark = c.Palette.Set(c.Theme == theme.Dark), c.Palette.Set(true)
	l.auto = c.Theme == theme.Auto
	sc.NativeText = c.NativeText
	if language := c.Number.Locale.Language(); language != "en" {
		ts.SetLanguage(language)
	}
	l.direct()
	l.background()
	return l
}

// direct settles the reading direction: the one asked for, else that of the first words.
func (l *Draft) direct() {
	switch l.c.Direction {
	case RightToLeft:
		l.ts.SetDirection(text.RightToLeft)
		l.RTL = true
	case LeftToRight:
		l.ts.SetDirection(text.LeftToRight)
	default:
		for _, words := range [...]string{l.c.Label, l.c.Title} {
			if words != "" {
				l.RTL = l.Line(words, fonts.Regular).RTL
				return
			}
		}
	}
}

// background fills the canvas if the page is not to show through.
func (l *Draft) background() {
	var paint scene.Paint
	switch bg := l.c.Background; {
	case bg.Surface:
		paint = l.Token(theme.Surface)
	case !bg.Color.IsZero():
		paint = l.Paint(bg.Color)
	default:
		return
	}
	l.Scene.Rect(0, 0, l.c.Width, l.c.Height)
	l.Scene.Fill(scene.Background, paint)
}

// Area is the canvas less its padding.
func (l *Draft) Area() Box {
	pad := padding(min(l.c.Width, l.c.Height))
	return Box{pad, pad, l.c.Width - 2*pad, l.c.Height - 2*pad}
}
