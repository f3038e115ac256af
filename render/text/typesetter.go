package text

import (
	"strings"
	"sync/atomic"

	gotext "github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// Typesetter shapes lines. It has faces of its own, since they are not safe to share.
type Typesetter struct {
	owner     *Shaper
	opened    []*opened
	buffer    *harfbuzz.Buffer
	split     shaping.Segmenter
	bidi      gotext.Paragraph
	breaks    segmenter.Segmenter
	language  language.Language
	han       han
	direction Direction
	tail      string // see SetTail

	places    []place
	runes     []rune
	clusters  []int
	stretches []stretch
	runs      []run
	features  []harfbuzz.Feature
	glyphs    []scene.Glyph
	// widths are the advances of the last line, each at the rune it belongs to.
	widths []float64
	// progress grows with every line and every run of one; nil is told nothing.
	progress *atomic.Int64
	// ends and sums are the last answer of measure, and spelt the texts made by spell.
	ends  []int
	sums  []float64
	spelt strings.Builder
	// drops is how often the fonts were dropped when those opened were last looked through.
	drops int64
	// workspaces are lent by Workspace.
	workspaces []interface{ empty() }
	// err is why a font could not be opened.
	err error
	// missed counts the missing characters of the lines that were not discarded.
	missed int
}

// opened is a font with a typesetter's own face of it.
type opened struct {
	font   *fonts.Font
	parsed *fonts.Parsed
	face   *font.Face
	shaper *harfbuzz.Font
}

// run is a part of a line that is shaped at once.
type run struct {
	start, end int // of the line's runes
	level      gotext.Level
	script     language.Script
	language   language.Language
	font       *fonts.Font // nil for what draws nothing and only orders the runs beside it
}

func newTypesetter(owner *Shaper) *Typesetter {
	return &Typesetter{
		owner: owner, opened: make([]*opened, owner.fonts.Len()), buffer: harfbuzz.NewBuffer(),
		language: plainLanguage,
	}
}

// open returns a font ready for shaping. A font that cannot be parsed makes way for the base
// font, which shows boxes, and Err tells.
func (ts *Typesetter) open(f *fonts.Font, w fonts.Weight) *opened {
	if o := ts.opened[f.Index]; o != nil {
		return o
	}
	p, err := f.Parse()
	if err != nil {
		if ts.err == nil {
			ts.err = err
		}
		return ts.open(ts.owner.fonts.Base(w), w)
	}
	ts.closeDropped()
	face := font.NewFace(p.Font)
	o := &opened{font: f, parsed: p, face: face, shaper: harfbuzz.NewFont(face)}
	ts.opened[f.Index] = o
	return o
}

// closeDropped lets go of the fonts that are not kept any more.
func (ts *Typesetter) closeDropped() {
	drops := ts.owner.fonts.Drops()
	if drops == ts.drops {
		return
	}
	ts.drops = drops
	for i, o := range ts.opened {
		if o != nil && !o.font.Keeps(o.parsed) {
			ts.opened[i] = nil
		}
	}
}

// maxKept bounds the memory that goes back into the pool with a typesetter: a
// picture has some hundred glyphs, a hostile one some thousand.
const maxKept = 4096

func (ts *Typesetter) reset() {
	clear(ts.glyphs[:cap(ts.glyphs)])
	clear(ts.runes[:cap(ts.runes)])
	clear(ts.places[:cap(ts.places)])
	ts.spelt.Reset()
	ts.glyphs, ts.runes, ts.places = ts.glyphs[:0], ts.runes[:0], ts.places[:0]
	if cap(ts.glyphs) > maxKept {
		ts.glyphs = nil
	}
	clear(ts.buffer.Info[:cap(ts.buffer.Info)])
	ts.buffer.Clear()
	ts.language, ts.han, ts.direction, ts.tail, ts.missed = plainLanguage, hanAny, Auto, "", 0
	ts.progress, ts.err = nil, nil
	ts.emptyWorkspaces()
	ts.closeDropped()
}

// tabular makes all digits equally wide, so that a refreshed number does not
// jitter.
var tabular = []harfbuzz.Feature{{
	Tag: opentype.MustNewTag("tnum"), Value: 1, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd,
}}

// Line shapes one line of text. Line breaks in the text are not looked for, and of more
// than eight marks on one letter the others are left out.
func (ts *Typesetter) Line(s string, w fonts.Weight) Line { return ts.line(s, s, w, ts.rtl(s)) }

// Follow has steps counted, until the typesetter is given back.
func (ts *Typesetter) Follow(progress *atomic.Int64) { ts.progress = progress }

// Err says why a font could not be opened since the typesetter was lent: [fonts.ErrRoom], or
// a file is damaged. Its characters are drawn as boxes then.
func (ts *Typesetter) Err() error { return ts.err }

func (ts *Typesetter) advance() {
	if ts.progress != nil {
		ts.progress.Add(1)
	}
}

// line sets the words of shown, which stand for a text.
func (ts *Typesetter) line(s, shown string, w fonts.Weight, rtl bool) Line {
	w = min(w, fonts.SemiBold)
	lead := ts.open(ts.owner.leads[w], w)
	line := Line{
		Text: s, Shown: shown, Weight: w, RTL: rtl,
		Ascent: lead.parsed.Ascent, Descent: lead.parsed.Descent, CapHeight: lead.parsed.CapHeight,
	}
	if shown == "" {
		return line
	}
	start := len(ts.glyphs)
	if rtl || !ts.combine(shown, w, &line) {
		ts.compose(shown, w, &line)
	}
	ts.missed += line.Missing
	ts.advance()
	line.Glyphs = ts.glyphs[start:len(ts.glyphs):len(ts.glyphs)]
	return line
}

// compose shapes a text run by run.
func (ts *Typesetter) compose(shown string, w fonts.Weight, line *Line) {
	lead := ts.owner.leads[w]
	if !ts.plain(shown, lead, ts.owner.chain(w, hanAny)[0] == lead && !line.RTL) {
		if ts.tidy() {
			line.Shown = string(ts.runes)
		}
		ts.itemize(w, line.RTL)
		visual(ts.runs)
	}
	ts.widths = append(ts.widths[:0], make([]float64, len(ts.runes))...)
	for i := range ts.runs {
		if ts.runs[i].font != nil {
			ts.shape(&ts.runs[i], w, line)
		}
	}
}

// itemize divides the runes into runs of one level, script and font.
func (ts *Typesetter) itemize(w fonts.Weight, rtl bool) {
	ts.runs = ts.runs[:0]
	direction := di.DirectionLTR
	if rtl {
		direction = di.DirectionRTL
	}
	ts.findClusters()
	input := shaping.Input{Text: ts.runes, RunEnd: len(ts.runes), Direction: direction, Language: ts.language}
	parts := ts.split.Split(input, anyFace{ts.opened[ts.owner.leads[w].Index].face})
	stretches := ts.levels(rtl)
	pick := picker{ts: ts, w: w, chain: ts.owner.chain(w, ts.hanKind()), lead: ts.owner.leads[w], box: ts.owner.fonts.Base(w)}
	next, cluster := 0, 0
	for _, part := range parts {
		pick.last = nil
		for at := part.RunStart; at < part.RunEnd; {
			for ts.clusters[cluster] <= at {
				cluster++
			}
			for stretches[next].end <= at {
				next++
			}
			end := min(ts.clusters[cluster], part.RunEnd, stretches[next].end)
			ts.addRun(run{
				at, end, stretches[next].level, part.Script, part.Language, pick.font(ts.runes[at:end]),
			})
			at = end
		}
	}
}

// addRun joins a part to the run before it if it can.
func (ts *Typesetter) addRun(r run) {
	if n := len(ts.runs); n > 0 {
		last := &ts.runs[n-1]
		if last.font == r.font && last.level == r.level && last.script == r.script {
			last.end = r.end
			return
		}
	}
	ts.runs = append(ts.runs, r)
}

func (ts *Typesetter) hanKind() han {
	if ts.han != hanAny {
		return ts.han
	}
	return hanOf(ts.runes)
}

// findClusters lists the end of every grapheme cluster.
func (ts *Typesetter) findClusters() {
	ts.clusters = ts.clusters[:0]
	ts.breaks.Init(ts.runes)
	for it := ts.breaks.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		ts.clusters = append(ts.clusters, g.Offset+len(g.Text))
	}
}

// anyFace keeps the library from choosing fonts, which it does for single characters.
type anyFace struct{ face *font.Face }

// ResolveFace implements the library's Fontmap.
func (a anyFace) ResolveFace(rune) *font.Face { return a.face }
