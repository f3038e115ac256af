package raster

import (
	"github.com/plugio/charts/render/scene"
)

// Edges of a picture are drawn in steps where that is likely to need a byte for a colour
// and no more, which saves to merge colours afterwards.
const (
	// minStep errs by 2 to 3 of 255. A smaller one makes more colours, and files that are
	// larger by a tenth.
	minStep = 5
	// maxStep errs by 3 to 4.
	maxStep = 7
	// typicalColors is how many colours of edges are aimed at. The forecast is
	// off by half as much again, and a picture that has more than fit takes
	// longer than one whose edges have no steps.
	typicalColors = 140
	// smallArea is the size of a picture, in pixels, up to which edges have no steps: it has
	// few colours, and errors show where so much is edge.
	smallArea = 64 * 64
	// fineStep is that of other pictures. It errs by 1; one of 1 took a tenth longer.
	fineStep = 2
	// maxForecast is how many shapes a forecast looks at.
	maxForecast = 63
)

// forecast returns the step for a scene's edges, or zero.
func forecast(sc *scene.Scene, sz size) int {
	if sz.width*sz.height <= smallArea || sc.Len() > maxForecast {
		return 0
	}
	var f prospect
	for i := range sc.Len() {
		f.shape(sc, i)
	}
	// Measured on the gallery and the contact sheets. What asks for one more fits as a rule.
	if step := max(minStep, (60*f.most+15*f.rest)/(100*typicalColors)); step <= maxStep+1 {
		return min(step, maxStep)
	}
	return 0
}

// prospect adds up how far apart the colours are that edges of a scene mix: those of
// each paint and of each other that it may lie on, which is what shares a part
// of its box.
type prospect struct {
	paints [maxForecast + 1]pixel // each once; the first is nothing
	n      int
	number [maxForecast]uint8 // of the paint of a shape
	seen   [maxForecast + 1]uint64
	// apart is by paint the largest difference, most their sum, rest that of all others.
	apart      [maxForecast + 1]int
	most, rest int
}

func (f *prospect) shape(sc *scene.Scene, i int) {
	sh := sc.Shape(i)
	p := inkOf(sh.Paint.Color).over(0, opaque)
	id := 0
	for id <= f.n && f.paints[id] != p {
		id++
	}
	if id > f.n {
		f.n = id
		f.paints[id] = p
	}
	f.number[i] = uint8(id)
	for j := i - 1; j >= 0; j-- {
		b := sc.Shape(j)
		if !b.Bounds.Overlaps(sh.Bounds, 0) {
			continue
		}
		f.pair(id, int(f.number[j]))
		if b.Role == scene.Background {
			return
		}
	}
	f.pair(id, 0)
}

// pair notes that a paint may lie on another.
func (f *prospect) pair(over, below int) {
	if f.seen[over]>>below&1 > 0 {
		return
	}
	f.seen[over] |= 1 << below
	d := f.paints[over].contrast(f.paints[below])
	if f.paints[below].alpha() < 255 {
		d = d * maxMerge / maxMergeTranslucent
	}
	if more := d - f.apart[over]; more > 0 {
		f.most += more
		f.rest -= more
		f.apart[over] = d
	}
	f.rest += d
}
