package main

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/raster"
	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// Truth is how far a picture may be from what it would be with as many colours and
// coverages as there are numbers: in any channel of any pixel, and on average over all.
const (
	mostOff = 10
	meanOff = 0.15
	// mostFromGG is the same of gg's picture, which rounds to a grid of 1/64 pixel and
	// towards zero.
	mostFromGG = 16
)

func TestGalleryIsTrue(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	shaper := text.NewShaper(set)
	for _, p := range pictures {
		if p.format() != render.PNG {
			continue
		}
		t.Run(p.file, func(t *testing.T) {
			request, err := decode(p.widget, p.query, render.PNG)
			if err != nil {
				t.Fatal(err)
			}
			dpr := max(1, request.Options.DPR)
			sc, ts := scene.New(render.MinSide, render.MinSide), shaper.Get()
			request.Widget.Layout(sc, ts)
			shaper.Put(ts)
			got := pixels(t, p)
			if d := rendertest.Compare(rendertest.Exact(sc, dpr), got, rendertest.Tolerance{}); d.Max > mostOff || d.Mean > meanOff {
				t.Errorf("against an exact drawing: %v; at most %d and %v are allowed", d, mostOff, meanOff)
			}
			want, err := raster.TrueColor(sc, dpr)
			if err != nil {
				t.Fatal(err)
			}
			if d := rendertest.Compare(want, got, rendertest.Tolerance{}); d.Max > mostFromGG {
				t.Errorf("against gg: %v; at most %d is allowed", d, mostFromGG)
			}
		})
	}
}

func pixels(t *testing.T, p picture) image.Image {
	t.Helper()
	data, err := p.draw(render.PNG, p.query)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
