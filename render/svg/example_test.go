package svg_test

import (
	"fmt"
	"image/color"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/svg"
)

func ExampleRenderer_Append() {
	sc := scene.New(40, 10)
	sc.Title = "Half"
	sc.Rect(0, 0, 20, 10)
	sc.Fill(scene.Value, scene.Solid(color.NRGBA{R: 0x0c, G: 0x66, B: 0xe4, A: 0xff}))
	doc, err := svg.New().Append(nil, sc)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(doc))
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" width="40" height="10" viewBox="0 0 40 10" role="img" aria-labelledby="c6tghte0t"><title id="c6tghte0t">Half</title><path fill="#0c66e4" d="M0 0h20v10H0z"/></svg>
}
