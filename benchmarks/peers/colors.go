package main

import "image/color"

// The colours of the pictures.
var (
	greenRGB, amberRGB = [3]uint8{0x1f, 0x84, 0x5a}, [3]uint8{0xcd, 0x84, 0x00}
	redRGB, trackRGB   = [3]uint8{0xc9, 0x37, 0x2c}, [3]uint8{0xdc, 0xdf, 0xe4}

	green, amber   = opaque(greenRGB), opaque(amberRGB)
	red, track     = opaque(redRGB), opaque(trackRGB)
	ink, inkSubtle = opaque([3]uint8{0x17, 0x2b, 0x4d}), opaque([3]uint8{0x44, 0x54, 0x6f})
)

func opaque(c [3]uint8) color.Color { return color.RGBA{c[0], c[1], c[2], 255} }
