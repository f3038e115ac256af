package playground_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// scene is one drawing of a place with the picture in it.
type scene struct {
	Stage, Label, Caption, Background string
	Width                             float64
	Picture                           []byte
}

// scenes are the drawings that the page shows now, nothing if they are hidden.
func (p *playground) scenes(t *testing.T) (all []scene) {
	t.Helper()
	p.Eval(t, `(async () => {
		const all = [];
		for (const s of document.querySelectorAll("#scenes:not([hidden]) .scene")) {
			const img = s.querySelector("img"), drawing = s.querySelector(".drawing"), bytes = new Uint8Array(await (await fetch(img.src)).arrayBuffer());
			all.push({ Stage: s.dataset.stage, Label: drawing.ariaLabel, Caption: s.querySelector("figcaption").textContent,
				Background: getComputedStyle(s.querySelector(".gadget, .wiki, .drawing")).backgroundColor + " " + getComputedStyle(drawing).colorScheme, Width: img.getBoundingClientRect().width,
				Picture: btoa(Array.from(bytes, (c) => String.fromCharCode(c)).join("")) });
		}
		return all;
	})()`, &all)
	return all
}

// inItsPlace holds the drawings of Jira and Confluence, light and dark, against what the service draws.
func inItsPlace(t *testing.T, p *playground) {
	// The page may read what it made itself, which its policy allows to pictures alone.
	p.Eval(t, `(() => { const made = new Map(), make = URL.createObjectURL, get = window.fetch;
		URL.createObjectURL = (blob) => { const url = make.call(URL, blob); made.set(url, blob); return url; };
		window.fetch = (at, options) => (made.has(at) ? Promise.resolve(new Response(made.get(at))) : get(at, options)); })()`, nil)
	show := func(place string, both bool) {
		p.pick(t, choose("scene", place))
		p.pick(t, `((b) => { if (b.checked !== `+quoted(both)+`) { b.click(); } })(document.getElementById("both"))`)
	}
	p.show(t, "gauge.svg?value=72&width=200")
	show("", false)
	if got := p.scenes(t); len(got) != 0 {
		t.Errorf("a picture on its own has %d drawings", len(got))
	}
	for _, tt := range []struct {
		address, place string
		both           bool
		want           []string // stage, the query that draws it, and what is said of it
	}{
		{"gauge.svg?value=72&width=200", "jira", false, []string{"light|value=72&width=200|On a light page, as it is copied"}},
		{"gauge.svg?value=72&width=200&theme=dark", "confluence", false, []string{"dark|value=72&width=200&theme=dark|On a dark page, as it is copied"}},
		{"gauge.svg?value=72&width=200&theme=auto", "jira", false, []string{"auto|value=72&width=200&theme=auto|On the reader’s page, as it is copied"}},
		{"gauge.svg?value=72&width=200", "", true, []string{
			"light|value=72&width=200|On a light page, as it is copied", "dark|value=72&width=200&theme=dark|On a dark page, with theme=dark. Copy theme=dark",
		}},
		{"counter.png?value=72&dpr=1&theme=dark", "jira", true, []string{
			"light|value=72&dpr=1|On a light page, with theme=light. Copy theme=light", "dark|value=72&dpr=1&theme=dark|On a dark page, as it is copied",
		}},
		{"bar.svg?value=72&width=200&theme=auto", "confluence", true, []string{
			"light|value=72&width=200&theme=auto|On a light page, as it is copied", "dark|value=72&width=200&theme=auto|On a dark page, as it is copied",
		}},
		{"bar.png?value=72&dpr=1&theme=auto", "", true, []string{
			"light|value=72&dpr=1|On a light page, as it is copied", "dark|value=72&dpr=1&theme=dark|On a dark page, with theme=dark. Copy theme=dark",
		}},
	} {
		p.show(t, tt.address)
		show(tt.place, tt.both)
		got := p.scenes(t)
		if len(got) != len(tt.want) {
			t.Errorf("%s in %q: %d drawings", tt.address, tt.place, len(got))
			continue
		}
		path, _, _ := strings.Cut(tt.address, "?")
		for i, want := range tt.want {
			part := strings.Split(want, "|")
			_, picture := p.fetch(t, apitest.Call{Target: "/charts/" + path + "?" + part[1]})
			if got[i].Stage != part[0] || got[i].Caption != part[2] || !bytes.Equal(got[i].Picture, picture) {
				t.Errorf("%s in %q: %s, %q, the picture of %s: %v", tt.address, tt.place, got[i].Stage, got[i].Caption, part[1], bytes.Equal(got[i].Picture, picture))
			}
			if dark := strings.HasSuffix(got[i].Background, ") dark"); dark != (part[0] == "dark") || got[i].Label == "" || got[i].Width < 150 {
				t.Errorf("%s in %q: drawn on %s, %q, %v px wide", tt.address, tt.place, got[i].Background, got[i].Label, got[i].Width)
			}
		}
	}
	p.pick(t, `document.querySelector("#scenes button").click()`)
	p.wantHash(t, "the picture for a dark page", "#bar.png?value=72&dpr=1&theme=dark")
	show("", false)
	p.clean(t, 0)
}
