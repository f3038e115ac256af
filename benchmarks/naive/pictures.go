package naive

import "github.com/fogleman/gg"

// The colours, those of the light theme.
const (
	track       = "#DCDFE4"
	green       = "#1F845A"
	amber       = "#CD8400"
	red         = "#C9372C"
	white       = "#FFFFFF"
	ink         = "#172B4D"
	inkSubtle   = "#44546F"
	inkSubtlest = "#626F86"
	inkAmber    = "#A54800"
	inkRed      = "#AE2E24"
	inkOnAmber  = "#091E42"
)

// The gauge's scale from 0 to 100 runs over 240 degrees from the lower left.
const (
	centerX, centerY = 150, 120
	arcRadius        = 90.5
	arcWidth         = 17
	ringRadius       = 102.5
	ringWidth        = 3
	gaugeValue       = 72
	gaugeTarget      = 85
)

func angle(value float64) float64 { return gg.Radians(150 + 240*value/100) }

func drawGauge(dc *gg.Context, s float64) {
	dc.SetLineCapButt()
	arc := func(radius, width, from, to float64, color string) {
		dc.SetHexColor(color)
		dc.SetLineWidth(width * s)
		dc.DrawArc(centerX*s, centerY*s, radius*s, angle(from), angle(to))
		dc.Stroke()
	}
	arc(arcRadius, arcWidth, 0, 100, track)
	arc(ringRadius, ringWidth, 0, 49.75, red)
	arc(ringRadius, ringWidth, 50.25, 79.75, amber)
	arc(ringRadius, ringWidth, 80.25, 100, green)
	arc(arcRadius, arcWidth, 0, gaugeValue, amber)

	mark := func(width float64, color string, from, to float64) {
		dc.Push()
		dc.RotateAbout(angle(gaugeTarget), centerX*s, centerY*s)
		dc.SetHexColor(color)
		dc.SetLineWidth(width * s)
		dc.DrawLine((centerX+from)*s, centerY*s, (centerX+to)*s, centerY*s)
		dc.Stroke()
		dc.Pop()
	}
	mark(4, white, 82, 104)
	mark(2, ink, 79, 107)
	drawWarning(dc, s, 89.62, 143.24, 13.3)
}

// drawWarning draws the glyph of a warning, a triangle with an exclamation mark, into
// a square.
func drawWarning(dc *gg.Context, s, x, y, size float64) {
	across := func(part float64) float64 { return (x + part*size) * s }
	down := func(part float64) float64 { return (y + part*size) * s }
	dc.SetHexColor(amber)
	dc.MoveTo(across(0.5), down(0.02))
	dc.LineTo(across(1), down(0.95))
	dc.LineTo(across(0), down(0.95))
	dc.ClosePath()
	dc.Fill()
	dc.SetHexColor(inkOnAmber)
	dc.SetLineCapRound()
	dc.SetLineWidth(0.13 * size * s)
	dc.DrawLine(across(0.5), down(0.38), across(0.5), down(0.62))
	dc.Stroke()
	dc.DrawCircle(across(0.5), down(0.79), 0.07*size*s)
	dc.Fill()
}

func drawCounter(dc *gg.Context, s float64) {
	drawWarning(dc, s, 8, 14.46, 17.58)
	dc.SetHexColor(inkRed)
	dc.MoveTo(8*s, 128.2*s)
	dc.LineTo(13.94*s, 118.7*s)
	dc.LineTo(19.88*s, 128.2*s)
	dc.ClosePath()
	dc.Fill()
}

// The bar's value ends at barEnd.
const (
	barLeft, barEnd, barRight = 4, 286, 396
	barTop, barHeight         = 32, 15
	barTarget                 = 336
)

func drawBar(dc *gg.Context, s float64) {
	const round = barHeight / 2.0
	dc.SetHexColor(track)
	dc.DrawRoundedRectangle((barEnd+2)*s, barTop*s, (barRight-barEnd-2)*s, barHeight*s, round*s)
	dc.DrawRectangle((barEnd+2)*s, barTop*s, 2*round*s, barHeight*s)
	dc.Fill()
	dc.SetHexColor(amber)
	dc.DrawRoundedRectangle(barLeft*s, barTop*s, (barEnd-barLeft)*s, barHeight*s, round*s)
	dc.DrawRectangle((barEnd-2*round)*s, barTop*s, 2*round*s, barHeight*s)
	dc.Fill()
	dc.SetHexColor(white)
	dc.DrawRectangle((barTarget-1)*s, barTop*s, 4*s, barHeight*s)
	dc.Fill()
	dc.SetHexColor(ink)
	dc.DrawRectangle(barTarget*s, (barTop-3)*s, 2*s, (barHeight+6)*s)
	dc.Fill()
	drawWarning(dc, s, 334.53, 12.24, 13.3)
}

func linesOf(k Kind) []line {
	switch k {
	case LeanGauge, LeanCounter, LeanBar:
		return leanLines(k)
	case Counter:
		return []line{
			{"Open issues", regular, 18.5, 33, 30, inkSubtle},
			{"246", semiBold, 67.5, 4.1, 97, inkAmber},
			{"issues", medium, 37, 144.3, 97, inkSubtle},
			{"+7.4%", semiBold, 18, 25.3, 130, inkRed},
			{"vs last sprint", regular, 18, 91.2, 130, inkSubtlest},
		}
	case Bar:
		return []line{
			{"Sprint progress", medium, 14, 4, 25, ink},
			{"72", semiBold, 14, 353.4, 25, ink},
			{"pts", medium, 14, 375, 25, inkSubtle},
		}
	}
	return []line{
		{"0", regular, 12, 67.7, 186, inkSubtlest},
		{"100", regular, 12, 216.7, 186, inkSubtlest},
		{"72", semiBold, 39, 106.4, 132, ink},
		{"pts", medium, 21, 162.1, 132, inkSubtle},
		{"Sprint progress", regular, 14, 108.5, 155, inkSubtle},
	}
}
