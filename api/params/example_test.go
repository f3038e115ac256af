package params_test

import (
	"fmt"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

func ExampleDecode() {
	request, problems := params.Decode("gauge", "value=72&label=Sprint%20progress", render.SVG)
	fmt.Println(len(problems), request.Widget.(*render.Gauge).Label)
	// Output: 0 Sprint progress
}

func ExampleDecode_problems() {
	request, problems := params.Decode("gauge", "value=abc&width=1e9&theme=dark", render.PNG)
	for _, p := range problems {
		fmt.Println(p.Code, "|", p.Error())
	}
	fmt.Println(request.Widget == nil, request.Frame.Width)
	// Output:
	// number | value: not a number
	// integer | width: not a whole number in plain digits, 16 to 2000
	// true 240
}

func ExampleDecodeForm() {
	request, _ := params.DecodeForm("counter", []byte("value=1204&label=Open+issues"), render.PNG)
	fmt.Println(request.Widget.(*render.Counter).Label)
	// Output: Open issues
}

func ExampleDecodeJSON() {
	request, _ := params.DecodeJSON("bar", []byte(`{"value": 12, "max": 20, "show": "fraction"}`), render.PNG)
	fmt.Println(request.Widget.(*render.Bar).Max.Float())
	// Output: 20
}

func ExampleDecodePairs() {
	_, problems := params.DecodePairs("gauge", []params.Pair{{Name: "valeu", Value: "72"}}, render.PNG)
	fmt.Println(problems[0].Error())
	// Output: unknown parameter valeu; the nearest known name is value
}

func ExampleDecoder() {
	small := params.Decoder{MaxPixels: 250_000}
	_, problems := small.Query("gauge", "width=500&height=500&dpr=2", render.PNG)
	fmt.Println(problems[0].Error())
	// Output: dpr: too many pixels: width × height × dpr² is at most 250000
}

func ExampleFor() {
	for _, s := range params.For("counter") {
		if s.Kind == params.Choice {
			fmt.Println(s.Name, s.Values)
		}
	}
	// Output:
	// delta [absolute percent both points none]
	// good [up down none]
	// tint [none value tile]
	// sparkStyle [line area bars]
	// theme [light dark auto]
	// palette [dc cloud safe]
	// status [glyph name none]
	// align [start center]
	// dir [auto ltr rtl]
	// text [outline native]
	// format [number compact percent duration clock]
}
