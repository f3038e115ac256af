package scene_test

import (
	"fmt"
	"image/color"

	"github.com/plugio/charts/render/scene"
)

func Example() {
	s := scene.New(240, 180)
	s.RingSector(120, 90, 60, 74, scene.Degrees(-210), scene.Degrees(30))
	s.Fill(scene.Track, scene.Solid(color.NRGBA{R: 0xdc, G: 0xdf, B: 0xe4, A: 0xff}))
	for i := range s.Len() {
		sh := s.Shape(i)
		fmt.Printf("%s from %.0f to %.0f\n", sh.Role, sh.Bounds.MinX, sh.Bounds.MaxX)
	}
	// Output: track from 46 to 194
}
