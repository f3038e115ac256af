package naive

import "github.com/fogleman/gg"

// The half dial's scale from 0 to 100 runs over 180 degrees from the left.
const (
	leanCenterX, leanCenterY = 150, 153
	leanRadius, leanWidth    = 121, 22
	leanZones, leanZoneWidth = 136, 4
)

func drawSurface(dc *gg.Context) {
	dc.SetHexColor(white)
	dc.Clear()
}

func drawLeanGauge(dc *gg.Context, s float64) {
	drawSurface(dc)
	dc.SetLineCapButt()
	arc := func(radius, width, from, to float64, color string) {
		dc.SetHexColor(color)
		dc.SetLineWidth(width * s)
		dc.DrawArc(leanCenterX*s, leanCenterY*s, radius*s, gg.Radians(180+1.8*from), gg.Radians(180+1.8*to))
		dc.Stroke()
	}
	arc(leanZones, leanZoneWidth, 0, 50, green)
	arc(leanZones, leanZoneWidth, 50, 80, amber)
	arc(leanZones, leanZoneWidth, 80, 100, red)
	arc(leanRadius, leanWidth, 0, 100, track)
	arc(leanRadius, leanWidth, 0, gaugeValue, amber)
}

func drawLeanBar(dc *gg.Context, s float64) {
	drawSurface(dc)
	segment := func(from, to float64, color string) {
		dc.SetHexColor(color)
		dc.DrawRectangle(from*s, 32*s, (to-from)*s, 15*s)
		dc.Fill()
	}
	segment(4, 218, green)
	segment(220, 336, amber)
	segment(338, 396, red)
}

func leanLines(k Kind) []line {
	switch k {
	case LeanCounter:
		return []line{
			{"Open issues", regular, 18.5, 96, 30, inkSubtle},
			{"1,284", semiBold, 67.5, 57, 97, ink},
			{"+12.5%", semiBold, 18, 124, 130, green},
		}
	case LeanBar:
		return []line{{"Build status", medium, 14, 4, 25, ink}}
	}
	return []line{
		{"72%", semiBold, 59, 85, 153, ink},
		{"Sprint progress", regular, 15, 106, 181, inkSubtle},
		{"0", regular, 12, 25, 166, inkSubtlest},
		{"100", regular, 12, 259, 166, inkSubtlest},
	}
}
