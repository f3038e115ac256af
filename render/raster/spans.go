package raster

import (
	"image"
	"image/color"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"
)

// fillSpans drives gg's rasteriser with the painter of this package.
func (s *surface) fillSpans(c color.NRGBA) {
	s.raster.Clear()
	s.feed(s.raster, 0)
	s.painter.setColor(c)
	s.raster.Rasterize(&s.painter)
}

// feed gives a rasteriser the polygon, moved up by the given rows.
func (s *surface) feed(r *raster.Rasterizer, rows int) {
	up := fixed.I(rows)
	from := 0
	for _, end := range s.polygon.ends {
		contour := s.polygon.points[from:end]
		first := fixed.Point26_6{X: contour[0].X, Y: contour[0].Y - up}
		r.Start(first)
		for _, q := range contour[1:] {
			q.Y -= up
			r.Add1(q)
		}
		r.Add1(first)
		from = end
	}
}

// The rasteriser keeps the pixels that edges cross, its cells, as a sorted list
// for each row, searches it from the head, and never gives memory back. For a
// line up and down 400 times across 4000 by 4000 pixels it took 5 s and 130 MB.
// A polygon with more cells than this, or more in a row, is fed to it in tiles:
// the same line took 55 ms and 4 MB.
const (
	maxCells = 1 << 16
	// maxCrossings is the mean of all rows. A letter has 4.
	maxCrossings = 32
	// tileWidth bounds how far a list is searched. 16 was as fast, 64 took half
	// as long again.
	tileWidth = 32
	// tileRows is the height of a tile, less where maxCells in all ask for it.
	tileRows    = 256
	minTileRows = 16
)

// cells estimates from above how many cells the polygon has, and how often its
// edges go through a row.
func (p *polygon) cells() (cells, crossings int) {
	across, down, from := 0, 0, 0
	for _, end := range p.ends {
		last := p.points[end-1]
		for _, q := range p.points[from:end] {
			across += abs(q.X - last.X)
			down += abs(q.Y - last.Y)
			last = q
		}
		from = end
	}
	return (across + down) / 64, down / 64
}

func abs(v fixed.Int26_6) int { return int(max(v, -v)) }

// edge is a line of a polygon, with its direction, by which it winds.
type edge struct{ a, b fixed.Point26_6 }

// bandRows is how many rows are filled at once.
func bandRows(rows, cells int) int {
	return max(minTileRows, min(tileRows, rows*maxCells/max(1, cells)))
}

// fillTiles fills the polygon in bands of rows, so that the cells of one fit the
// memory, and gives the rasteriser the edges of a band from right to left, so
// that it finds their place near the head of a list.
func (s *surface) fillTiles(c color.NRGBA, box image.Rectangle, cells int) {
	s.painter.setColor(c)
	rows := bandRows(box.Dy(), cells)
	for top := box.Min.Y; top < box.Max.Y; top += rows {
		s.raster.Clear()
		s.cutBand(fixed.I(top), fixed.I(top+rows))
		for x := box.Max.X / tileWidth; x >= 0; x-- {
			s.addTile(fixed.I(x*tileWidth), fixed.I((x+1)*tileWidth))
		}
		s.raster.Dy = top
		s.raster.Rasterize(&s.painter)
	}
	s.raster.Dy = 0
}

// cutBand collects what of the polygon's edges lies between two rows, moved up
// by the upper one. Level edges wind around nothing.
func (s *surface) cutBand(top, bottom fixed.Int26_6) {
	s.edges = s.edges[:0]
	from := 0
	for _, end := range s.polygon.ends {
		a := s.polygon.points[end-1]
		for _, b := range s.polygon.points[from:end] {
			if a.Y != b.Y && min(a.Y, b.Y) < bottom && max(a.Y, b.Y) > top {
				p, q := cutRow(a, b, top, bottom), cutRow(b, a, top, bottom)
				p.Y -= top
				q.Y -= top
				s.edges = append(s.edges, edge{p, q})
			}
			a = b
		}
		from = end
	}
}

// addTile gives the rasteriser what of the edges lies between two columns. Both
// sides of a cut get the same point, as it depends on the edge alone.
func (s *surface) addTile(left, right fixed.Int26_6) {
	for _, e := range s.edges {
		lo, hi := min(e.a.X, e.b.X), max(e.a.X, e.b.X)
		if lo >= right || hi < left {
			continue
		}
		s.raster.Start(cutColumn(e.a, e.b, left, right))
		s.raster.Add1(cutColumn(e.b, e.a, left, right))
	}
}

// cutRow moves p along the line to q until it is not above top or below bottom.
func cutRow(p, q fixed.Point26_6, top, bottom fixed.Int26_6) fixed.Point26_6 {
	y := max(top, min(bottom, p.Y))
	if y != p.Y {
		p = fixed.Point26_6{X: along(p.Y, p.X, q.Y, q.X, y), Y: y}
	}
	return p
}

func cutColumn(p, q fixed.Point26_6, left, right fixed.Int26_6) fixed.Point26_6 {
	x := max(left, min(right, p.X))
	if x != p.X {
		p = fixed.Point26_6{X: x, Y: along(p.X, p.Y, q.X, q.Y, x)}
	}
	return p
}

// along is where the line from (t0, v0) to (t1, v1) is at t, rounded. It counts
// from the lesser end, so that both directions give the same.
func along(t0, v0, t1, v1, t fixed.Int26_6) fixed.Int26_6 {
	if t1 < t0 {
		t0, v0, t1, v1 = t1, v1, t0, v0
	}
	n, d := int64(v1-v0)*int64(t-t0), int64(t1-t0)
	if n < 0 {
		return v0 - fixed.Int26_6((-n+d/2)/d)
	}
	return v0 + fixed.Int26_6((n+d/2)/d)
}
