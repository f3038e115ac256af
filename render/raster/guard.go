package raster

import (
	"errors"
	"math"

	"github.com/plugio/charts/render/scene"
)

// Errors of a scene that cannot be drawn. A scene with an error of its own is
// refused with that error.
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
	// drawing them took MaxWork steps and was not done.
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
	// MaxPoints is a canvas of 2000 by 2000 full of text, eight times, or four thousand of the
	// letters with most points.
	MaxPoints = 2 << 20
	// MaxWork bounds the steps of drawing, each of a nanosecond or two: one for
	// a pixel that an edge crosses, or that is mixed with what is below, and one for
	// solidPixels that are not.
	MaxWork = 3e8
)

// size is a canvas in device pixels and the ratio that led to it.
type size struct {
	width, height int
	ratio         float64
}

// check decides whether drawing a scene may begin. Its paths are checked as they
// are drawn.
func check(sc *scene.Scene, dpr float64) (size, error) {
	if err := sc.Err(); err != nil {
		return size{}, err
	}
	sz, err := checkSize(sc.Width, sc.Height, dpr)
	if err != nil {
		return size{}, err
	}
	if sc.Len() > MaxShapes || points(sc) > MaxPoints {
		return size{}, ErrComplex
	}
	return sz, nil
}

func points(sc *scene.Scene) (n int) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if !sh.IsRun() {
			n += len(sc.Path(sh).Points)
			continue
		}
		for _, g := range sc.Run(sh).Glyphs {
			if g.Outline != nil {
				n += len(g.Outline.Path.Points)
			}
		}
	}
	return n
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
