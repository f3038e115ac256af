package raster

import (
	"image"
	"image/color"
	"math"

	"github.com/fogleman/gg"
	"github.com/golang/freetype/raster"
	"github.com/plugio/charts/render/scene"
)

// surface is what a picture is drawn on. It serves pictures of different sizes
// one after another, and belongs to one of them at a time.
//
// gg's context has no reset. It holds the image by pointer and its painter cuts
// to the image's bounds, so a context built for a large image draws the same
// on a smaller one once Rect, Stride and Pix have been shrunk. Nothing else in
// the context changes between pictures: a path is cleared by its fill, and the
// only style it has is ink.
type surface struct {
	context *gg.Context
	image   *image.RGBA
	ink     *ink
	// rows is the height that the context and the rasteriser were built for.
	rows int
	// pixels is the memory behind image.Pix.
	pixels []byte

	raster *raster.Rasterizer
	// line is a rasteriser of few rows, for glyphs: it walks them all for each fill.
	line    *raster.Rasterizer
	painter painter
	polygon polygon
	edges   []edge
	// colors is the memory of paints.
	colors []color.NRGBA
}

// ink is a colour that changes under the hands of gg: a context with one fill
// style for good saves the three objects that each SetColor makes.
type ink struct{ color.NRGBA }

// rowStep rounds the height of a context up, so that pictures of similar height
// share one. The rasteriser walks all its rows for each fill.
const rowStep = 256

// prepare readies the surface for a picture: transparent, of the given size.
// Clearing comes before use, so that whatever an earlier picture left behind,
// even one that was given up half-way, cannot show.
func (s *surface) prepare(sz size) {
	if s.rows < sz.height {
		s.build((sz.height + rowStep - 1) / rowStep * rowStep)
	}
	n := sz.width * sz.height * 4
	if cap(s.pixels) < n {
		s.pixels = make([]byte, n)
	}
	s.image.Pix = s.pixels[:n]
	clear(s.image.Pix)
	s.image.Stride = sz.width * 4
	s.image.Rect = image.Rect(0, 0, sz.width, sz.height)
	s.context.ClearPath()
}

// build makes a context of the full width and the given height. The image has
// no memory at this moment: gg reads only its bounds.
func (s *surface) build(rows int) {
	const width = MaxSide * MaxRatio
	s.rows = rows
	s.image = &image.RGBA{Rect: image.Rect(0, 0, width, rows)}
	s.ink = &ink{}
	s.context = gg.NewContextForRGBA(s.image)
	s.context.SetFillStyle(gg.NewSolidPattern(s.ink))
	s.raster = raster.NewRasterizer(width, rows)
	s.raster.UseNonZeroWinding = true
	s.line = raster.NewRasterizer(width, lineRows)
	s.line.UseNonZeroWinding = true
	s.painter = painter{image: s.image, row: s.painter.row}
}

// draw paints a scene that has passed the guard.
func (s *surface) draw(sc *scene.Scene, sz size) {
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if sh.Paint.Color.A == 0 {
			continue
		}
		if sh.IsRun() {
			s.run(sc.Run(sh), sz, sh.Paint.Color)
		} else {
			s.path(sc.Path(sh), sz, sh.Paint.Color)
		}
	}
}

func (s *surface) path(path scene.Path, sz size, c color.NRGBA) {
	if box, ok := deviceBox(path, sz); ok {
		s.painter.setColor(c)
		s.painter.box(box)
		return
	}
	s.polygon.reset()
	p := s.pen(sz)
	p.scale = sz.ratio
	p.path(path)
	s.fill(c)
}

// run fills glyphs that share a column of pixels as one polygon, since two fills
// that touch let the background through, and others one by one: the rasteriser's
// cost grows with the square of what stands in one row.
func (s *surface) run(r scene.Run, sz size, c color.NRGBA) {
	s.polygon.reset()
	p := s.pen(sz)
	p.scale = r.Size * sz.ratio
	right := math.Inf(-1)
	for _, g := range r.Glyphs {
		p.x = (r.X + g.X*r.Size) * sz.ratio
		p.y = (r.Y + g.Y*r.Size) * sz.ratio
		box := g.Outline.Bounds
		if math.Floor(p.x+box.MinX*p.scale) >= right {
			s.fillText(c)
			s.polygon.reset()
			right = math.Inf(-1)
		}
		right = max(right, math.Ceil(p.x+box.MaxX*p.scale))
		p.path(g.Outline.Path)
	}
	s.fillText(c)
}

func (s *surface) pen(sz size) pen {
	return pen{to: &s.polygon, width: float64(sz.width), height: float64(sz.height)}
}

// lineRows is the height of glyphs up to which line fills them. A counter that is
// nearly all text took 12 % longer when gg filled them, which makes a painter for
// each fill.
const lineRows = 64

// fillText paints the polygon of a glyph, or of some that touch.
func (s *surface) fillText(c color.NRGBA) {
	box := s.polygon.box()
	cells, crossings := s.polygon.cells()
	if box.Empty() || box.Dy() > lineRows || cells > maxCells || crossings > maxCrossings*box.Dy() {
		s.fill(c)
		return
	}
	s.line.Clear()
	s.feed(s.line, box.Min.Y)
	s.line.Dy = box.Min.Y
	s.painter.setColor(c)
	s.line.Rasterize(&s.painter)
}

// largeArea is the size of the box, in pixels, up to which gg itself fills. Its
// painter blends every pixel, also of a span that hides what is below, so that
// a ring 172 across took 48 µs with it and 27 µs with the painter of this package;
// a number of 14 px took 8 µs and 6 µs.
const largeArea = 4096

// fill paints the polygon.
func (s *surface) fill(c color.NRGBA) {
	box := s.polygon.box()
	cells, crossings := s.polygon.cells()
	switch {
	case box.Empty():
	case box.Dx()*box.Dy() <= largeArea:
		s.fillContext(c)
	case cells <= maxCells && crossings <= maxCrossings*box.Dy():
		s.fillSpans(c)
	default:
		s.fillTiles(c, box, cells)
	}
}

// fillContext lets gg draw.
func (s *surface) fillContext(c color.NRGBA) {
	from := 0
	for _, end := range s.polygon.ends {
		s.context.NewSubPath()
		for i, q := range s.polygon.points[from:end] {
			// Both are exact: gg multiplies by 64 again.
			x, y := float64(q.X)/64, float64(q.Y)/64
			if i == 0 {
				s.context.MoveTo(x, y)
			} else {
				s.context.LineTo(x, y)
			}
		}
		from = end
	}
	// Closing the last contour here saves a copy of the path in Fill.
	s.context.NewSubPath()
	s.ink.NRGBA = c
	s.context.Fill()
}
