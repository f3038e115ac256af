// Package rendertest helps the tests of this module look at pictures: it compares
// them with golden ones and shows SVG and pages in a real Chromium. Nothing of
// the product may import it.
//
//	func TestGauge(t *testing.T) {
//		rendertest.Golden(t, "testdata/gauge.png", png)
//
//		chromium := rendertest.Chromium(t)
//		img := chromium.RasterizeSVG(t, svg, rendertest.View{Width: 240, Height: 180, DPR: 2})
//		...
//	}
//
// Golden pictures are renewed with the flag -update, which this package
// registers.
package rendertest
