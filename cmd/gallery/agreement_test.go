package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

// agreement bounds how far a browser's drawing of an SVG may be from our PNG: the
// two rasterisers cover the pixels of a slanted edge differently, so a fiftieth of
// the pixels may differ, few of them visibly.
var agreement = rendertest.Tolerance{Level: 24, Share: 0.02, Limit: 160}

// edgeCases are pictures that other renderers draw wrongly in one of the formats.
var edgeCases = []picture{
	{"diverging", "gauge", "value=0.83&min=-11&max=11&label=Balance"},
	{"diverging-below", "gauge", "value=-6&min=-11&max=11&label=Balance&ends=round"},
	{"below-min", "gauge", "value=-30&unit=%25&label=Load&thresholds=60:warning,90:danger"},
	{"reversed", "gauge", "value=1200&min=5000&max=-5000&label=Flow"},
	{"reversed-bar", "bar", "value=80&min=100&max=0"},
	{"no-length", "gauge", "value=70&min=50&max=50&label=Seats"},
	{"low", "gauge", "width=600&height=24&value=37&unit=jobs&label=Queue"},
	{"narrow", "gauge", "width=24&height=600&value=37&unit=jobs&label=Queue"},
	{"zero-round", "gauge", "value=0&max=2000&ends=round"},
	{"sliver-round", "gauge", "value=4&max=2000&ends=round"},
	{"almost-full-ring", "gauge", "width=200&height=200&arc=360&ends=round&value=98"},
	{"full-ring", "gauge", "arc=360&value=10&max=10"},
	{"practically-full-ring", "gauge", "arc=360&value=9.9999&max=10"},
	{"half-ring", "gauge", "arc=360&value=5&max=10"},
	{"target-zero", "gauge", "value=12&min=-50&max=50&target=0&label=Drift"},
	{"zones-with-a-hole", "gauge", "style=needle&value=12&thresholds=25:success,30:warning,35:danger"},
	{"no-data", "counter", "value=null&label=Backlog&previous=3"},
	{"from-nothing", "counter", "value=40&previous=0"},
	{"compact", "counter", "value=999950&format=compact&decimals=1"},
	{"long-number", "counter", "width=160&height=90&value=1234567890.12&unit=kWh"},
	{"long-label", "bar", "width=240&height=40&value=5&label=A+label+of+seventy+letters+which+is+far+too+long+for+this+little+bar+x"},
	{"flat-history", "counter", "value=5&spark=5,5,5,5"},
	{"broken-history", "counter", "value=5&spark=1,2,,4,5&sparkStyle=area"},
	{"single-history", "counter", "value=5&spark=1,,3"},
	{"shares", "bar", "width=300&height=16&show=none&segments=1::A,2::B,2::C,2::D"},
	{"reserved", "gauge", "value=1&label=R%26D+%3Ccore%3E+%22A%22+%27B%27&unit=%3C%2Ftext%3E"},
	{"marker", "gauge", "style=marker&value=30&thresholds=0:success,50:danger"},
	{"bullet", "bar", "style=bullet&height=72&value=132&max=200&target=158&label=Budget&thresholds=0:danger,100:warning,160:success"},
	{"vertical", "bar", "orientation=vertical&width=80&height=200&value=72&label=CPU&target=90"},
	{"inside", "bar", "height=72&legend=inside&segments=19:success:Done,9:information:In+progress,2:neutral:To+do"},
	{"translucent", "bar", "value=40&color=0c66e480&background=fffbe6"},
}

// One scene gives both formats, and a browser must show the SVG as the PNG shows it.
func TestFormatsAgree(t *testing.T) {
	browser := rendertest.Chromium(t)
	for _, p := range append(pictures[:len(pictures):len(pictures)], edgeCases...) {
		t.Run(p.file, func(t *testing.T) {
			query := strings.ReplaceAll(p.query, "dpr=2&", "")
			agree(t, browser, p, query+"&dpr=2", query, false)
		})
	}
}

// An SVG with theme=auto follows the reader's choice and is then what the theme of that
// name draws.
func TestAutoFollowsTheReader(t *testing.T) {
	browser := rendertest.Chromium(t)
	for _, p := range []picture{
		{"auto-gauge", "gauge", "background=surface&value=72&label=Load&thresholds=0:danger,50:warning,80:success&target=90"},
		{"auto-counter", "counter", "background=surface&value=12&previous=10&spark=1,2,3&sparkStyle=area&label=Load&palette=cloud"},
		{"auto-brand", "counter", "background=surface&value=97&label=Load&thresholds=0:danger,50:success&tint=tile&palette=acme"},
		{"auto-bar", "bar", "background=surface&height=72&label=Load&segments=5::A,4:success:Done,3:f80:Own&palette=safe"},
	} {
		for theme, dark := range map[string]bool{"light": false, "dark": true} {
			t.Run(p.file+"-"+theme, func(t *testing.T) {
				agree(t, browser, p, p.query+"&dpr=2&theme="+theme, p.query+"&theme=auto", dark)
			})
		}
	}
}

// agree draws a PNG at twice the pixels and an SVG, and holds them against each other.
func agree(t *testing.T, browser *rendertest.Browser, p picture, raster, vector string, dark bool) {
	t.Helper()
	data, err := p.draw(render.PNG, raster)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	svg, err := p.draw(render.SVG, vector)
	if err != nil {
		t.Fatal(err)
	}
	size := want.Bounds().Size()
	got := browser.RasterizeSVG(t, svg, rendertest.View{Width: size.X / 2, Height: size.Y / 2, DPR: 2, Dark: dark})
	if d := rendertest.Compare(want, got, agreement); !d.OK() {
		t.Errorf("PNG and SVG differ: %v; see %s", d, keep(t, p.file, d.Picture))
	}
}

// keep writes the picture of a difference beside the gallery, where git ignores it.
func keep(t *testing.T, file string, img image.Image) string {
	t.Helper()
	path := filepath.Join("..", "..", "render", "testdata", file+".diff.png")
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
