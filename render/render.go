package render

import (
	"errors"
	"fmt"
	"math"
	"sync"

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

// String returns the format's file ending, without a dot.
func (f Format) String() string {
	if f == SVG {
		return "svg"
	}
	return "png"
}

// ContentType returns the format's media type.
func (f Format) ContentType() string {
	if f == SVG {
		return "image/svg+xml"
	}
	return "image/png"
}

// Options say how a widget becomes a picture.
type Options struct {
	Format Format
	// DPR is the number of device pixels per CSS pixel of a PNG, 1 to 4; 0 is 1.
	DPR float64
}

// Limits of a canvas side in CSS pixels.
const (
	MinSide = 16
	MaxSide = 2000
)

// ErrSize says that a canvas is smaller than MinSide or larger than MaxSide.
var ErrSize = errors.New("render: canvas size out of range")

// Renderer draws with one set of fonts. It keeps parsed fonts and glyph outlines, and
// pools of memory, but nothing of what it drew.
type Renderer struct {
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
		shaper: text.NewShaper(set),
		raster: raster.New(),
		svg:    svg.New(),
		scenes: sync.Pool{New: func() any { return scene.New(MinSide, MinSide) }},
	}
}

// MissingGlyphs counts the characters that no font had and that were drawn as boxes.
func (r *Renderer) MissingGlyphs() int64 { return r.shaper.Missing() }

// Render appends the picture of a widget to dst. It returns ErrSize for a canvas
// out of range, and an error for numbers that cannot be drawn.
func (r *Renderer) Render(dst []byte, w Widget, o Options) ([]byte, error) {
	sc := r.scenes.Get().(*scene.Scene)
	defer r.release(sc)
	ts := r.shaper.Get()
	defer r.shaper.Put(ts)
	w.Layout(sc, ts)
	if !side(sc.Width) || !side(sc.Height) {
		return dst, ErrSize
	}
	if err := sc.Err(); err != nil {
		return dst, fmt.Errorf("render: laying out: %w", err)
	}
	if o.Format == SVG {
		return r.svg.Append(dst, sc)
	}
	dpr := o.DPR
	if dpr == 0 {
		dpr = 1
	}
	return r.raster.PNG(dst, sc, dpr)
}

// release empties the scene before it waits for the next picture, so that no text of
// this one stays in it.
func (r *Renderer) release(sc *scene.Scene) {
	sc.Reset(MinSide, MinSide)
	r.scenes.Put(sc)
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
