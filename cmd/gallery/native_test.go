package main

import (
	"strings"
	"testing"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

// Texts in the reader's own font stay inside the canvas and off each other, though that
// font is another than the one they were measured with.
func TestNativeTextStaysInside(t *testing.T) {
	browser := rendertest.Chromium(t)
	var page strings.Builder
	page.WriteString("<!doctype html><meta charset=utf-8><title>Native</title>")
	for _, p := range []picture{
		{"gauge", "gauge", basics["gauge"]},
		{"counter", "counter", basics["counter"]},
		{"segments", "bar", "label=Release+4.2&segments=19:success:Done,9:information:In+progress,6:neutral:To+do"},
		{"edge", "bar", "value=-888888.8&min=-1000000&max=0&height=96"},
		{"long", "bar", "width=240&height=40&value=5&label=A+label+of+seventy+letters+which+is+far+too+long+for+this+little+bar+x"},
		{"hebrew", "counter", "value=12&previous=10&label=%D7%91%D7%90%D7%92%D7%99%D7%9D+%D7%A4%D7%AA%D7%95%D7%97%D7%99%D7%9D"},
		{"hebrew and numbers", "counter", "value=-1234&locale=he&label=%D7%A9%D7%9C%D7%95%D7%9D+(123)+abc"},
		{"arabic and a number", "bar", "value=40&label=%D9%86%D8%B3%D8%A8%D8%A9+12"},
		{"names with numbers", "bar", "height=80&segments=5::%D9%85%D9%81%D8%AA%D9%88%D8%AD+1,3::%D9%85%D8%BA%D9%84%D9%82+2"},
		{"names from the right", "bar", "height=80&dir=rtl&segments=5::Done+1,3::To+do"},
		{"a comparison from the right", "counter", "value=12&previous=10&dir=rtl&comparison=since+Monday"},
		{"a status", "gauge", "value=40&thresholds=0:red:%D8%AC%D9%8A%D8%AF+1&status=name&label=%D8%B4%D8%B1%D9%8A%D8%B7"},
	} {
		svg, err := p.draw(render.SVG, p.query+"&text=native")
		if err != nil {
			t.Fatal(err)
		}
		page.Write(svg)
	}
	tab := browser.Page(t, page.String(), rendertest.View{Width: 900, Height: 700})
	var texts []struct {
		Words                    string
		Left, Right, Top, Bottom float64
		Width, Height            float64
	}
	tab.Eval(t, `[...document.querySelectorAll("svg text")].map(e => {
		const b = e.getBBox(), c = e.ownerSVGElement.viewBox.baseVal;
		return {words: e.textContent, left: b.x, right: b.x + b.width, top: b.y, bottom: b.y + b.height, width: c.width, height: c.height};
	})`, &texts)
	if len(texts) < 15 {
		t.Fatalf("%d texts", len(texts))
	}
	for _, s := range texts {
		// The box is that of the font's line, which reaches beyond the letters.
		if s.Left < -0.5 || s.Right > s.Width+0.5 || s.Top < -6 || s.Bottom > s.Height+6 {
			t.Errorf("%q lies at %.1f to %.1f, %.1f to %.1f on %v × %v", s.Words, s.Left, s.Right, s.Top, s.Bottom, s.Width, s.Height)
		}
	}
}
