package gauge

import (
	"math"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget/widgettest"
)

// fractions returns the part of a gauge's scale that a shape on its arc covers.
func fractions(sc *scene.Scene, sh *scene.Shape, d *dial) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range widgettest.Ends(sc, sh) {
		a := math.Atan2(p.Y-d.cy, p.X-d.cx) - float64(d.from)
		for a < -1e-6 {
			a += 2 * math.Pi
		}
		for a > float64(d.sweep)+0.5 && a > 2*math.Pi-0.01 {
			a -= 2 * math.Pi
		}
		low, high = math.Min(low, a/float64(d.sweep)), math.Max(high, a/float64(d.sweep))
	}
	return low, high
}
