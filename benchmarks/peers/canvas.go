package main

import (
	"fmt"
	"image/color"
	"image/png"
	"io"
	"math"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers/rasterizer"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// canvasPeer draws as the README of tdewolff/canvas does: a canvas in millimetres, of which one
// is a pixel here, with y upwards. In the fonts that were tried it drew boxes in place of letters.
type canvasPeer struct{ fonts *canvas.FontFamily }

func newCanvasPeer() (*canvasPeer, error) {
	fonts := canvas.NewFontFamily("go")
	for style, file := range map[canvas.FontStyle][]byte{canvas.FontRegular: goregular.TTF, canvas.FontSemiBold: gobold.TTF} {
		if err := fonts.LoadFont(file, 0, style); err != nil {
			return nil, fmt.Errorf("loading a font: %w", err)
		}
	}
	return &canvasPeer{fonts}, nil
}

func (p *canvasPeer) text(ctx *canvas.Context, s string, size, x, y float64, style canvas.FontStyle, ink color.Color) {
	// A face is measured in points of 25.4/72 mm.
	face := p.fonts.Face(size*72/25.4, ink, style, canvas.FontNormal)
	ctx.DrawText(x, ctx.Height()-y, canvas.NewTextLine(face, s, canvas.Left))
}

func (p *canvasPeer) draw(w io.Writer, width, height, scale float64, shapes func(*canvas.Context)) error {
	c := canvas.New(width, height)
	ctx := canvas.NewContext(c)
	ctx.SetFillColor(color.White)
	ctx.DrawPath(0, 0, canvas.Rectangle(width, height))
	shapes(ctx)
	if err := png.Encode(w, rasterizer.Draw(c, canvas.DPMM(scale), canvas.DefaultColorSpace)); err != nil {
		return fmt.Errorf("encoding: %w", err)
	}
	return nil
}

func (p *canvasPeer) gauge(w io.Writer, scale float64) error {
	return p.draw(w, 300, 200, scale, func(ctx *canvas.Context) {
		arc := func(radius, width, from, to float64, ink color.Color) {
			begin, end := 180-1.8*from, 180-1.8*to
			at := math.Pi * begin / 180
			ctx.SetFillColor(canvas.Transparent)
			ctx.SetStrokeColor(ink)
			ctx.SetStrokeWidth(width)
			ctx.MoveTo(150+radius*math.Cos(at), 200-153+radius*math.Sin(at))
			ctx.Arc(radius, radius, 0, begin, end)
			ctx.Stroke()
		}
		arc(136, 4, 0, 50, green)
		arc(136, 4, 50, 80, amber)
		arc(136, 4, 80, 100, red)
		arc(121, 22, 0, 100, track)
		arc(121, 22, 0, 72, amber)
		p.text(ctx, "72%", 59, 85, 153, canvas.FontSemiBold, ink)
		p.text(ctx, "Sprint progress", 15, 106, 181, canvas.FontRegular, inkSubtle)
		p.text(ctx, "0", 12, 25, 166, canvas.FontRegular, inkSubtle)
		p.text(ctx, "100", 12, 259, 166, canvas.FontRegular, inkSubtle)
	})
}

func (p *canvasPeer) counter(w io.Writer, scale float64) error {
	return p.draw(w, 300, 150, scale, func(ctx *canvas.Context) {
		p.text(ctx, "Open issues", 18.5, 96, 30, canvas.FontRegular, inkSubtle)
		p.text(ctx, "1,284", 67.5, 57, 97, canvas.FontSemiBold, ink)
		p.text(ctx, "+12.5%", 18, 124, 130, canvas.FontSemiBold, green)
	})
}

func (p *canvasPeer) bar(w io.Writer, scale float64) error {
	return p.draw(w, 400, 60, scale, func(ctx *canvas.Context) {
		segment := func(from, to float64, c color.Color) {
			ctx.SetFillColor(c)
			ctx.DrawPath(from, 60-47, canvas.Rectangle(to-from, 15))
		}
		segment(4, 218, green)
		segment(220, 336, amber)
		segment(338, 396, red)
		p.text(ctx, "Build status", 14, 4, 25, canvas.FontRegular, ink)
	})
}
