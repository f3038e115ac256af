package render

import (
	"fmt"

	"github.com/plugio/charts/render/scene"
)

// MaxPoints bounds the points of all shapes and letters of a picture, each letter as often
// as it is drawn; a page full of text has a hundred thousand.
const MaxPoints = 2 << 20

// DetailError says that a picture has more than MaxPoints points. It is the same in every
// format.
type DetailError struct {
	// Role is that of the shapes that have most of them.
	Role scene.Role
}

// Error names the role.
func (e *DetailError) Error() string {
	return fmt.Sprintf("render: too detailed: more than %d points, most of them for %v", MaxPoints, e.Role)
}

// The sizes of a picture's parts in bytes: of an SVG bounds, of a PNG's pixels what the
// largest pictures of text take.
const (
	pointBytes  = 12
	glyphBytes  = 60
	shapeBytes  = 400
	svgBytes    = 1024
	pngPixels   = 8 // pixels to a byte
	pngBytes    = 4096
	escapeBytes = 6
)

// admit decides whether a scene may be drawn.
func admit(sc *scene.Scene, o Options) error {
	paths, letters, glyphs := sc.Points()
	if paths+letters > MaxPoints {
		return &DetailError{Role: mostDetailed(sc)}
	}
	if o.Admit == nil {
		return nil
	}
	if o.Format == SVG {
		if sc.NativeText {
			letters = 0 // written as text
		}
		texts := escapeBytes * (len(sc.Title) + len(sc.Description))
		return o.Admit(o.Padding.to(svgBytes + pointBytes*(paths+letters) + glyphBytes*glyphs + shapeBytes*sc.Len() + texts))
	}
	dpr := max(o.DPR, 1)
	return o.Admit(o.Padding.to(pngBytes + int(sc.Width*sc.Height*dpr*dpr)/pngPixels))
}

func pointsOf(sc *scene.Scene, sh *scene.Shape) (points int) {
	if !sh.IsRun() {
		return len(sc.Path(sh).Points)
	}
	for _, g := range sc.Run(sh).Glyphs {
		points += len(g.Outline.Path.Points)
	}
	return points
}

// mostDetailed is the role whose shapes have most points.
func mostDetailed(sc *scene.Scene) (most scene.Role) {
	sums := map[scene.Role]int{}
	for i := range sc.Len() {
		sh := sc.Shape(i)
		sums[sh.Role] += pointsOf(sc, sh)
		if sums[sh.Role] > sums[most] {
			most = sh.Role
		}
	}
	return most
}
