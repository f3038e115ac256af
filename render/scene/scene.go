package scene

import (
	"errors"
	"image/color"
	"math"
	"sync/atomic"
)

// MaxCoordinate bounds every coordinate of a scene, in CSS pixels on either side
// of zero. A canvas is at most 2000 pixels wide; four times that leaves room
// for shapes that start outside, and stays far from the magnitudes
// (1e6 and more) at which a rasteriser takes noticeable time.
const MaxCoordinate = 8192

// ErrCoordinate says that a coordinate was not finite or too large.
var ErrCoordinate = errors.New("scene: coordinate not finite or out of range")

// Paint is one solid colour, straight (not premultiplied) alpha.
type Paint struct {
	Color color.NRGBA
	// Dark replaces Color where the viewer prefers a dark scheme, if Auto is
	// set. Formats that cannot ask the viewer use Color.
	Dark color.NRGBA
	Auto bool
}

// Solid is the paint that has one colour in every scheme.
func Solid(c color.NRGBA) Paint { return Paint{Color: c} }

// Verb is one step of a path.
type Verb uint8

// The verbs of a path and the number of points each one takes.
const (
	MoveTo  Verb = iota // 1: where a new contour starts
	LineTo              // 1: end
	QuadTo              // 2: control, end
	CubicTo             // 3: control, control, end
	Close               // 0
)

// Points returns how many points the verb takes.
func (v Verb) Points() int {
	switch v {
	case MoveTo, LineTo:
		return 1
	case QuadTo:
		return 2
	case CubicTo:
		return 3
	}
	return 0
}

// Point is a position in CSS pixels (in em for an Outline), y downwards.
type Point struct{ X, Y float64 }

// Rect is a box with Min as its upper left corner.
type Rect struct{ MinX, MinY, MaxX, MaxY float64 }

// Empty says whether the box holds no area.
func (r Rect) Empty() bool { return r.MaxX <= r.MinX || r.MaxY <= r.MinY }

// Overlaps says whether two boxes share more than slack pixels both ways.
func (r Rect) Overlaps(o Rect, slack float64) bool {
	return min(r.MaxX, o.MaxX)-max(r.MinX, o.MinX) > slack &&
		min(r.MaxY, o.MaxY)-max(r.MinY, o.MinY) > slack
}

// In says whether r lies inside o, give or take slack pixels.
func (r Rect) In(o Rect, slack float64) bool {
	return r.MinX >= o.MinX-slack && r.MinY >= o.MinY-slack && r.MaxX <= o.MaxX+slack && r.MaxY <= o.MaxY+slack
}

// Union is the smallest box around two boxes.
func (r Rect) Union(o Rect) Rect {
	return Rect{min(r.MinX, o.MinX), min(r.MinY, o.MinY), max(r.MaxX, o.MaxX), max(r.MaxY, o.MaxY)}
}

func (r Rect) including(p Point) Rect {
	return Rect{min(r.MinX, p.X), min(r.MinY, p.Y), max(r.MaxX, p.X), max(r.MaxY, p.Y)}
}

var nowhere = Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

// Path is a view of verbs and their points, filled by the non-zero rule.
// Every contour starts with MoveTo and is closed, if need be by a straight line.
type Path struct {
	Verbs  []Verb
	Points []Point
}

// Bytes is the memory of the lists.
func (p Path) Bytes() int {
	const verb, point = 1, 16
	return verb*cap(p.Verbs) + point*cap(p.Points)
}

// Outline is the shape of one glyph in em: 1 is the font size, the origin is on
// the baseline, y runs downwards. It is immutable and shared by all scenes.
type Outline struct {
	// ID is one for each glyph of each font of a set. The same glyph may come as several
	// equal outlines.
	ID     uint64
	Path   Path
	Bounds Rect
}

// Glyph is one glyph of a run; X and Y are the offset of its origin from the
// run's origin, in em.
type Glyph struct {
	Outline *Outline
	X, Y    float64
}

// Run is a line of shaped text.
type Run struct {
	// Text is the source, in logical order, and Shown what the glyphs spell of it where
	// an ellipsis took the rest; empty is all of it.
	Text, Shown string
	// Weight is the font's, 400 for regular; RTL says that the line reads from right to
	// left. Anchor is the part of the advance that was placed: 0 the left end, 0.5 the
	// middle, 1 the right end. They matter to formats that write text as text.
	Weight int
	RTL    bool
	Anchor float64
	// Joined says that the run continues the one drawn before it on the same line, as a
	// unit does its number. The two have the same anchor, that of both together.
	Joined bool
	// Size is the font size in px; X and Y place the left end of the baseline.
	Size, X, Y float64
	// Advance is the width of the run in px.
	Advance float64
	// Ascent and Descent bound the line box above and below the baseline in px,
	// whatever glyphs the run has.
	Ascent, Descent float64
	Glyphs          []Glyph
}

// Box is the line box of the run: its advance by its ascent and descent.
func (r Run) Box() Rect {
	return Rect{r.X, r.Y - r.Ascent, r.X + r.Advance, r.Y + r.Descent}
}

// Shape is one thing that is drawn: either a path or a glyph run.
type Shape struct {
	Role  Role
	Paint Paint
	// Bounds is the smallest box around the shape, for a run that of its glyphs' points.
	Bounds Rect

	isRun               bool
	verbFrom, verbTo    int
	pointFrom, pointTo  int
	run                 Run
	glyphFrom, glyphEnd int
}

// IsRun says whether the shape is a glyph run.
func (s *Shape) IsRun() bool { return s.isRun }

// Scene is a picture to be: its canvas, its words for those who cannot see it,
// and its shapes in paint order.
type Scene struct {
	// Width and Height are the canvas in CSS pixels.
	Width, Height float64
	// Page is what the picture is made to stand on. It shows only where a program
	// ignores that there is nothing.
	Page color.NRGBA
	// Title and Description say in plain words what the picture shows.
	Title, Description string
	// Progress, if it is not nil, grows with every step of laying out and of drawing, so that
	// whoever watches can tell a picture that goes on from one that stands still. It is kept
	// when the scene is emptied.
	Progress *atomic.Int64
	// NativeText asks formats that can to write runs as text for the viewer's own font.
	NativeText bool

	shapes []Shape
	verbs  []Verb
	points []Point
	glyphs []Glyph

	letters             int // points of all glyphs
	verbMark, pointMark int
	bounds              Rect
	err                 error
}

// New returns an empty scene of the given canvas, in CSS pixels.
func New(width, height float64) *Scene {
	s := &Scene{}
	s.Reset(width, height)
	return s
}

// Reset empties the scene for another picture and keeps its memory.
func (s *Scene) Reset(width, height float64) {
	clear(s.shapes)
	clear(s.glyphs)
	*s = Scene{
		Width: width, Height: height, Progress: s.Progress,
		shapes: s.shapes[:0], verbs: s.verbs[:0], points: s.points[:0], glyphs: s.glyphs[:0],
		bounds: nowhere,
	}
	s.check(width)
	s.check(height)
}

// Err returns ErrCoordinate once a bad number has been offered. A scene with an
// error must not be drawn.
func (s *Scene) Err() error { return s.err }

// Canvas is the box of the whole picture.
func (s *Scene) Canvas() Rect { return Rect{0, 0, s.Width, s.Height} }

// Points returns how many points the paths have, and the outlines of the glyphs, each as often as
// it is drawn, and how many glyphs there are.
func (s *Scene) Points() (paths, letters, glyphs int) {
	return len(s.points), s.letters, len(s.glyphs)
}

// Len returns the number of shapes.
func (s *Scene) Len() int { return len(s.shapes) }

// Shape returns the i-th shape in paint order. The pointer is good until the
// scene is changed.
func (s *Scene) Shape(i int) *Shape { return &s.shapes[i] }

// Path returns the path of a shape that is not a run.
func (s *Scene) Path(sh *Shape) Path {
	return Path{s.verbs[sh.verbFrom:sh.verbTo], s.points[sh.pointFrom:sh.pointTo]}
}

// Run returns the glyph run of a shape that is one.
func (s *Scene) Run(sh *Shape) Run {
	r := sh.run
	r.Glyphs = s.glyphs[sh.glyphFrom:sh.glyphEnd]
	return r
}

// Advance says that so many steps were taken.
func (s *Scene) Advance(steps int) {
	if s.Progress != nil {
		s.Progress.Add(int64(steps))
	}
}

func (s *Scene) check(v float64) {
	if !(math.Abs(v) <= MaxCoordinate) && s.err == nil {
		s.err = ErrCoordinate
	}
}

// BoundsOf returns the smallest box around some points.
func BoundsOf(points []Point) Rect {
	r := nowhere
	for _, p := range points {
		r = r.including(p)
	}
	return r
}
