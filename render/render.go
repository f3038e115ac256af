package render

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/raster"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/svg"
	"github.com/plugio/charts/render/text"
)

// Widget is anything that can lay itself out in a scene.
type Widget interface {
	Layout(*scene.Scene, *text.Typesetter)
}

// Format is the kind of picture.
type Format uint8

// The formats.
const (
	PNG Format = iota
	SVG
)

// String returns the format's file ending, without a dot; "Format(7)" for what is no
// format.
func (f Format) String() string {
	switch f {
	case PNG:
		return "png"
	case SVG:
		return "svg"
	}
	return "Format(" + strconv.Itoa(int(f)) + ")"
}

// ContentType returns the format's media type; nothing for what is no format.
func (f Format) ContentType() string {
	switch f {
	case PNG:
		return "image/png"
	case SVG:
		return "image/svg+xml"
	}
	return ""
}

// Options say how a widget becomes a picture.
type Options struct {
	Format Format
	// DPR is the number of device pixels per CSS pixel of a PNG, 1 to 4; 0 is 1.
	DPR float64
	// Progress, if it is not nil, grows while the picture is laid out and drawn, so that a
	// watchdog can tell a drawing that goes on from one that stands still.
	Progress *atomic.Int64
	// Admit, if it is not nil, is asked once the picture is laid out, with a bound of its size
	// in bytes, of a PNG an estimate, before memory is taken for it. Its error stops the
	// drawing and is Render's.
	Admit func(bytes int) error
	// Room, if it is not nil, is asked before a PNG takes so many bytes more than usual, since no
	// palette holds its colours. Its error stops the drawing and is Render's.
	Room func(bytes int) error
	// Padding fills the picture up to a length that tells less of it.
	Padding Padding
}

// Limits of a canvas side in CSS pixels.
const (
	MinSide = 16
	MaxSide = 2000
)

// MaxItems bounds each list of a widget, and the ticks of a gauge.
const MaxItems = 1024

// Reasons why nothing can be drawn: a canvas smaller than MinSide or larger than MaxSide,
// no widget, a format or a padding that is none, more than MaxItems, or a Renderer that nobody made.
var (
	ErrSize    = errors.New("render: canvas size out of range")
	ErrWidget  = errors.New("render: no widget")
	ErrFormat  = errors.New("render: no such format")
	ErrItems   = errors.New("render: too many segments, thresholds, ticks or items of a history")
	ErrPadding = errors.New("render: no such padding")

	ErrRenderer = errors.New("render: not a renderer that New or NewWith has made")
)

// Renderer draws with one set of fonts. It keeps parsed fonts and glyph outlines, and
// pools of memory, but nothing of what it drew.
type Renderer struct {
	fonts  *fonts.Set
	shaper *text.Shaper
	raster *raster.Renderer
	svg    *svg.Renderer
	scenes sync.Pool
}

// New parses the embedded fonts and returns a renderer.
func New() (*Renderer, error) {
	set, err := fonts.Load()
	if err != nil {
		return nil, fmt.Errorf("render: loading fonts: %w", err)
	}
	return NewWith(set), nil
}

// NewWith returns a renderer with a set of fonts of the caller's, see fonts.LoadDir.
func NewWith(set *fonts.Set) *Renderer {
	return &Renderer{
		fonts:  set,
		shaper: text.NewShaper(set),
		raster: raster.New(),
		svg:    svg.New(),
		scenes: sync.Pool{New: func() any { return scene.New(MinSide, MinSide) }},
	}
}

// Parts of the memory for what a renderer keeps of fonts.
const (
	fontsPart    = 3
	outlinesPart = 8
	pathsPart    = 16
	// fewFonts hold the largest embedded one beside those of some alphabets.
	fewFonts = 16 << 20
)

// Limit has the renderer keep less of fonts and outlines where a process may use no more
// than so many bytes. Pictures stay the same, but one whose fonts find no room at the moment
// is not drawn, see [fonts.ErrRoom]. Before a font is read, room is asked whether so many bytes
// are free, unless it is nil; it may call Forget.
func (r *Renderer) Limit(memory int64, room func(bytes int64) bool) {
	r.fonts.Limit(max(fewFonts, memory/fontsPart), room)
	r.shaper.Limit(memory / outlinesPart)
	r.svg.Limit(memory / pathsPart)
}

// Forget drops the outlines that are kept and, unless that was done in the last ten seconds, the
// fonts that can be read again. It is for moments in which their memory is needed.
func (r *Renderer) Forget() {
	r.fonts.Drop()
	r.shaper.Forget()
	r.svg.Forget()
}

// MissingGlyphs counts the characters that no font had and that were drawn as boxes.
func (r *Renderer) MissingGlyphs() int64 { return r.shaper.Missing() }

// Work counts the steps of drawing PNGs so far, each of a nanosecond or two. It grows
// after each shape of each picture, so that a watchdog can tell a renderer that goes on
// from one that hangs.
func (r *Renderer) Work() int64 { return r.raster.Work() }

// Render appends the picture of a widget to dst. It returns ErrSize, ErrWidget, ErrFormat,
// ErrItems, ErrPadding or ErrRenderer where there is nothing to draw, a DetailError, after Limit fonts.ErrRoom, and an error for numbers that cannot be drawn;
// dst is returned as it was then.
func (r *Renderer) Render(dst []byte, w Widget, o Options) ([]byte, error) {
	switch {
	case isNil(w):
		return dst, ErrWidget
	case o.Format > SVG:
		return dst, ErrFormat
	case !o.Padding.Valid():
		return dst, ErrPadding
	case r == nil || r.shaper == nil:
		return dst, ErrRenderer
	}
	if err := bounded(w); err != nil {
		return dst, err
	}
	sc := r.scenes.Get().(*scene.Scene)
	defer r.release(sc)
	ts := r.shaper.Get()
	defer r.shaper.Put(ts)
	sc.Progress = o.Progress
	ts.Follow(o.Progress)
	w.Layout(sc, ts)
	if err := ts.Err(); errors.Is(err, fonts.ErrRoom) {
		return dst, fmt.Errorf("render: laying out: %w", err)
	}
	if !side(sc.Width) || !side(sc.Height) {
		return dst, ErrSize
	}
	if err := sc.Err(); err != nil {
		return dst, fmt.Errorf("render: laying out: %w", err)
	}
	if err := admit(sc, o); err != nil {
		return dst, err
	}
	out, err := r.encode(dst, sc, o)
	if err != nil {
		return dst, err
	}
	return o.Padding.fill(out, len(dst), o.Format), nil
}

func (r *Renderer) encode(dst []byte, sc *scene.Scene, o Options) ([]byte, error) {
	if o.Format == SVG {
		return r.svg.Append(dst, sc)
	}
	dpr := o.DPR
	if dpr == 0 {
		dpr = 1
	}
	return r.raster.Within(dst, sc, dpr, o.Room)
}

// release empties the scene before it waits for the next picture, so that no text of
// this one stays in it.
func (r *Renderer) release(sc *scene.Scene) {
	sc.Progress = nil
	sc.Reset(MinSide, MinSide)
	r.scenes.Put(sc)
}

// isNil says that there is no widget, or a pointer to none.
func isNil(w Widget) bool {
	if w == nil {
		return true
	}
	v := reflect.ValueOf(w)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// bounded checks, before anything is laid out, what that would take too long for.
func bounded(w Widget) error {
	b, ok := w.(interface {
		Extent() (width, height float64, items int)
	})
	if !ok {
		return nil // a widget of the caller's own
	}
	width, height, items := b.Extent()
	switch {
	case !side(width) || !side(height):
		return ErrSize
	case items > MaxItems || items < 0:
		return ErrItems
	}
	return nil
}

func side(v float64) bool { return v >= MinSide && v <= MaxSide && !math.IsNaN(v) }

var shared = sync.OnceValues(New)

// Render draws with a renderer that all callers share and that is made on first use.
func Render(dst []byte, w Widget, o Options) ([]byte, error) {
	r, err := shared()
	if err != nil {
		return dst, err
	}
	return r.Render(dst, w, o)
}
