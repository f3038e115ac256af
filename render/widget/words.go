package widget

import (
	"strings"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// Describe writes the accessible words of a picture: the title says what and how much,
// the description is one sentence with all that the picture shows. The number is the one
// that w prints, in its longest form.
func (d *Draft) Describe(w Wording, details []string) {
	spoken := d.Join(" ", w.value, d.c.Number.Unit)
	if w.missing {
		if spoken = d.c.NoData; spoken == "" {
			spoken = NoDataWords
		}
	}
	d.Scene.Title = d.Join(" ", d.c.Title, d.c.Label, spoken)
	if d.c.Description != "" {
		d.Scene.Description = d.c.Description
		return
	}
	if w.missing {
		spoken = NoDataWords
	}
	var room [8]string
	subject := d.Join(", ", d.c.Title, d.c.Label)
	facts := d.Join(", ", append(append(room[:0], spoken, w.share), details...)...)
	d.Scene.Description = d.Join(": ", subject, facts)
}

// NoDataWords are what is said of a number that is missing.
const NoDataWords = "no data"

// statusNames are the words for the tokens that mean something by themselves.
var statusNames = map[theme.Token]string{
	theme.SuccessFill: "success", theme.WarningFill: "warning", theme.DangerFill: "danger",
	theme.InformationFill: "information", theme.DiscoveryFill: "discovery", theme.NeutralFill: "neutral",
}

// StatusWord is the word for the zone a value lies in: its name, else that of its token.
func (d *Draft) StatusWord(ts []Threshold, v number.Value) string {
	t, ok := d.ZoneOf(ts, v)
	if !ok {
		return ""
	}
	if t.Name != "" {
		return t.Name
	}
	if token, ok := t.Color.Token(); ok {
		return statusNames[token]
	}
	return ""
}

// TellStatus puts the name of the value's zone into the caption's row, if that was asked for. It
// outlives a cut of the label before it.
func (d *Draft) TellStatus(ts []Threshold, v number.Value) {
	if d.c.Status != StatusName || !v.Valid() {
		return
	}
	word := d.StatusWord(ts, v)
	if d.c.Label == "" || word == "" {
		d.caption = d.c.Label + word
		return
	}
	d.status, d.tail = word, text.Tail(d.c.Label, " · ", word, d.RTL)
	d.caption = d.Spell(d.c.Label, d.tail)
	d.ts.SetTail(d.tail)
}

// TellsStatus says that the caption is a label and the name of its status, one of which may be lost where it
// is cut.
func (d *Draft) TellsStatus() bool { return d.status != "" }

// LeastCaption is the width in px that a label and the name of its status need at a font size to say
// anything in two rows.
func (d *Draft) LeastCaption(w fonts.Weight, size float64) float64 {
	return max(d.LeastWidth(d.c.Label, w, size), d.Line(d.status, w).Width(size))
}

// keepsStatus says whether a line, the last of a caption that was fitted, has all of the name of
// the zone that the caption ends with.
func (d *Draft) keepsStatus(line text.Line) bool {
	return d.status == "" || !line.Cut || strings.HasSuffix(line.Shown, d.tail)
}

// sayStatus is the caption where it would be cut: as it was, if enough of the label stands before
// the name of the zone, else that name, if it may stand alone.
func (d *Draft) sayStatus(line text.Line, w fonts.Weight, size, width float64) (text.Line, bool) {
	if label, kept := strings.CutSuffix(line.Shown, d.tail); kept && meaning(label) >= leastCut {
		return line, true
	}
	if !d.alone {
		return text.Line{}, false
	}
	line, ok := d.Elide(d.status, w, size, width)
	line.Cut = true
	return line, ok
}

// PlanCaption plans texts, which says for what kinds there is room, and for what form of the number. Only
// where a label has none is it planned once more for the name of its status alone, which tells less,
// beside what there is already.
func (d *Draft) PlanCaption(asked Kinds, plan func(asked Kinds) (Kinds, int)) {
	kinds, form := plan(asked)
	if d.status == "" || !asked.Has(KindLabel) || kinds.Has(KindLabel) {
		return
	}
	d.letStatusAlone(true)
	if with, shorter := plan(kinds | KindLabel); !with.Has(kinds) || shorter > form {
		d.letStatusAlone(false)
		plan(asked)
	}
}

func (d *Draft) letStatusAlone(alone bool) {
	d.alone = alone
	for i := range d.lines {
		d.lines[i].tooNarrow, d.lines[i].least = 0, 0
	}
}

// Caption is what stands in the caption's row: the label, and the name of the value's zone if
// TellStatus was asked to put it there.
func (d *Draft) Caption() string { return d.caption }

// ScaleWords are the facts of a picture with a scale beside its value: status, range and
// target. The numbers are those that stand at the scale, see ScaleLabel.
func (d *Draft) ScaleWords(s Scale, ts []Threshold, v, target number.Value) []string {
	words := d.facts[:0]
	if v.Valid() {
		words = append(words, d.StatusWord(ts, s.Clamp(v)))
	}
	words = append(words, d.Spell("range ", d.bound(s.first), " to ", d.bound(s.last)))
	if target.Valid() {
		words = append(words, d.Spell("target ", d.bound(target)))
	}
	return words
}

// JoinWords joins what is not empty with spaces.
func JoinWords(words ...string) string { return text.Join(" ", words...) }
