package raster

import (
	"errors"
	"math"

	"github.com/plugio/charts/render/scene"
)

// Errors of a scene that cannot be drawn. Nothing has been drawn when one is
// returned. A scene with an error of its own is refused with that error.
var (
	// ErrRatio says that the pixel ratio is not a number from 1 to MaxRatio.
	ErrRatio = errors.New("raster: pixel ratio out of range")
	// ErrCanvas says that a side of the canvas is not a number from 1 to MaxSide.
	ErrCanvas = errors.New("raster: canvas size out of range")
	// ErrPixels says that the picture has more than MaxPixels pixels.
	ErrPixels = errors.New("raster: too many pixels")
	// ErrCoordinate says that a point is not finite or lies beyond
	// scene.MaxCoordinate.
	ErrCoordinate = errors.New("raster: coordinate not finite or out of range")
	// ErrPath says that a path's verbs and points do not fit together.
	ErrPath = errors.New("raster: malformed path")
	// ErrComplex says that there are too many shapes or points, or that
	// filling them would take seconds.
	ErrComplex = errors.New("raster: scene too complex")
)

// Limits of what is drawn. They are not the limits of a service, which are
// lower, but those up to which drawing is known to end soon.
const (
	// MaxRatio is the largest pixel ratio; screens go to 4.
	MaxRatio = 4
	// MaxSide is the longest side of a canvas in CSS pixels.
	MaxSide = 2000
	// MaxPixels bounds the memory of one picture to 64 MB of pixels. It is four
	// times what a service allows by default.
	MaxPixels = 16 << 20
	// MaxShapes is ten times what the richest widget draws.
	MaxShapes = 4096
	// MaxPoints is a canvas of 2000 by 2000 full of text, twice.
	MaxPoints = 1 << 19
	// MaxWork bounds the steps of the rasteriser, see costs. The worst scenes
	// found below it, at 8000 by 2000 pixels, took 1.6 s on a busy core.
	MaxWork = 2e9
)

// size is a canvas in device pixels and the ratio that led to it.
type size struct {
	width, height int
	ratio         float64
}

// check decides whether a scene can be drawn. It is pure arithmetic over the
// numbers of the scene and runs before any of them reaches gg.
func check(sc *scene.Scene, dpr float64) (size, error) {
	if err := sc.Err(); err != nil {
		return size{}, err
	}
	sz, err := checkSize(sc.Width, sc.Height, dpr)
	if err != nil {
		return size{}, err
	}
	if sc.Len() > MaxShapes {
		return size{}, ErrComplex
	}
	c := costs{size: sz}
	for i := range sc.Len() {
		if err := c.shape(sc, sc.Shape(i)); err != nil {
			return size{}, err
		}
	}
	return sz, nil
}

// checkSize compares in floats, since the product of two unchecked sides may
// not fit an integer, and in the positive, since no comparison holds for a NaN.
func checkSize(width, height, dpr float64) (size, error) {
	if !(dpr >= 1 && dpr <= MaxRatio) {
		return size{}, ErrRatio
	}
	if !(width >= 1 && width <= MaxSide && height >= 1 && height <= MaxSide) {
		return size{}, ErrCanvas
	}
	w, h := math.Round(width*dpr), math.Round(height*dpr)
	if w*h > MaxPixels {
		return size{}, ErrPixels
	}
	return size{int(w), int(h), dpr}, nil
}

// costs adds up what a scene asks of the rasteriser, in steps of a nanosecond or
// so: one for each pixel that is painted, cellSteps for each pixel that an edge
// crosses, and one for each edge in each tile of those shapes that are drawn
// in tiles. Edges are cut to the canvas first, so there are no more of either
// than the canvas allows.
type costs struct {
	size   size
	points int
	work   float64
}

// cellSteps is what one cell took in a shape as adverse as a sawtooth.
const (
	cellSteps  = 64
	blendSteps = 4
)

func (c *costs) shape(sc *scene.Scene, sh *scene.Shape) error {
	e := extent{
		ratio: c.size.ratio,
		min:   scene.Point{X: math.Inf(1), Y: math.Inf(1)},
		max:   scene.Point{X: math.Inf(-1), Y: math.Inf(-1)},
	}
	var err error
	if sh.IsRun() {
		err = e.run(sc.Run(sh))
	} else {
		err = e.path(sc.Path(sh), 0, 0, 1)
	}
	if err != nil {
		return err
	}
	return c.add(e, sh.Paint.Color.A < 255)
}

func (c *costs) add(e extent, blend bool) error {
	width, height := float64(c.size.width), float64(c.size.height)
	columns := 1 + math.Min(width, math.Max(0, e.max.X-e.min.X)*c.size.ratio)
	rows := 1 + math.Min(height, math.Max(0, e.max.Y-e.min.Y)*c.size.ratio)
	cells := math.Min(e.length*c.size.ratio, float64(e.lines)*(width+height))
	c.points += e.points
	c.work += columns*rows + cellSteps*cells
	if blend {
		c.work += (blendSteps - 1) * columns * rows
	}
	if cells > maxCells || cells > maxCrossings*rows {
		perBand := float64(bandRows(int(rows), int(cells)))
		lines := float64(e.lines)
		c.work += lines*(1+rows/perBand) + (lines+cells/perBand)*(1+columns/tileWidth)
	}
	if c.points > MaxPoints || c.work > MaxWork {
		return ErrComplex
	}
	return nil
}

// extent measures what is filled at once: its box and, across and down, the
// length of the polygon of its points, in CSS pixels, which bounds the pixels
// that its curves cross; and the lines that it is drawn with.
type extent struct {
	ratio         float64
	points, lines int
	length        float64
	min, max      scene.Point
}

func (e *extent) run(r scene.Run) error {
	if !(r.Size >= 0 && r.Size <= scene.MaxCoordinate) {
		return ErrCoordinate
	}
	for _, g := range r.Glyphs {
		if g.Outline == nil {
			return ErrPath
		}
		if err := e.path(g.Outline.Path, r.X+g.X*r.Size, r.Y+g.Y*r.Size, r.Size); err != nil {
			return err
		}
	}
	return nil
}

// path measures a path whose points are scaled and then moved to (x, y).
func (e *extent) path(p scene.Path, x, y, scale float64) error {
	rest := p.Points
	var start, last scene.Point
	open := false
	for _, v := range p.Verbs {
		n := v.Points()
		if v > scene.Close || n > len(rest) || (n > 0 && v != scene.MoveTo && !open) {
			return ErrPath
		}
		if open && (v == scene.MoveTo || v == scene.Close) {
			e.length += distance(last, start)
		}
		at := [4]scene.Point{last}
		for i, q := range rest[:n] {
			at[i+1] = scene.Point{X: x + q.X*scale, Y: y + q.Y*scale}
		}
		if v == scene.MoveTo {
			start, at[0] = at[1], at[1]
		}
		if !e.step(at[:n+1]) {
			return ErrCoordinate
		}
		last = at[n]
		rest = rest[n:]
		open = v != scene.Close
	}
	if len(rest) > 0 {
		return ErrPath
	}
	e.length += distance(last, start)
	return nil
}

// step adds a line or a curve from the first of its points, which is known
// already, and says whether the others are within bounds.
func (e *extent) step(at []scene.Point) bool {
	for i, p := range at[1:] {
		if !(math.Abs(p.X) <= scene.MaxCoordinate && math.Abs(p.Y) <= scene.MaxCoordinate) {
			return false
		}
		e.length += distance(at[i], p)
		e.min = scene.Point{X: min(e.min.X, p.X), Y: min(e.min.Y, p.Y)}
		e.max = scene.Point{X: max(e.max.X, p.X), Y: max(e.max.Y, p.Y)}
	}
	e.points += len(at) - 1
	switch len(at) {
	case 3:
		e.lines += segments(quadBend(at[0], at[1], at[2]) * e.ratio)
	case 4:
		e.lines += segments(cubicBend(at[0], at[1], at[2], at[3]) * e.ratio)
	default:
		e.lines++
	}
	return true
}

func distance(a, b scene.Point) float64 { return math.Abs(a.X-b.X) + math.Abs(a.Y-b.Y) }
