package raster_test

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"

	"github.com/plugio/charts/render/raster"
	"github.com/plugio/charts/render/scene"
)

func ExampleRenderer_PNG() {
	s := scene.New(120, 80)
	s.Circle(60, 40, 30)
	s.Fill(scene.Value, scene.Solid(color.NRGBA{R: 200, A: 255}))

	picture, err := raster.New().PNG(nil, s, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := png.Decode(bytes.NewReader(picture))
	fmt.Println(m.Bounds().Size(), color.NRGBAModel.Convert(m.At(120, 80)), err)
	// Output: (240,160) {200 0 0 255} <nil>
}
