package playground_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/render"
)

// hostileTexts are pictures whose texts hold what some place reads as its own.
var hostileTexts = []struct{ widget, name, value string }{
	{"gauge", "label", `"quotes" 'single' <b>&amp; & &lt;`},
	{"gauge", "label", `a|b!c]d[e{f}g\h`},
	{"gauge", "label", `100% %41 %zz +1 #x ;y /z ?q`},
	{"gauge", "label", "$paramvalue ${x} #if($x) #end $$"},
	{"gauge", "label", "*bold* _it_ `code` ~s~ -- (c) \\\\"},
	{"gauge", "label", "Zürich 日本語 🎉 עברית \u00a0nbsp"},
	{"gauge", "description", `x" onerror="alert(1)`},
	{"counter", "title", `'; rm -rf / #`},
	{"counter", "comparison", `vs "last" week|month!`},
	{"counter", "suffix", "\u00a0% !"},
	{"bar", "segments", `12:success:A & B \, C\: "D",5::x|y!z],3:ff0000:\\<i>`},
	{"bar", "thresholds", `0:success:a\,b,50:danger:"c"`},
}

func copyBoxes(t *testing.T, p *playground) {
	for _, h := range hostileTexts {
		query := "value=42&dpr=2&width=300&" + h.name + "=" + apitest.PercentEncode(h.value)
		for _, format := range []string{"png", "svg"} {
			p.show(t, h.widget+"."+format+"?"+query)
			p.checkSnippets(t, h.widget, format, h.value)
		}
	}
	p.show(t, "bar.png?")
	p.checkSnippets(t, "bar", "png", "no parameter")
	p.clean(t, 0)
	copying(t, p)
}

// checkSnippets puts every line to copy through the rules of its place and wants the
// picture that the address names.
func (p *playground) checkSnippets(t *testing.T, widget, format, what string) {
	t.Helper()
	address := p.snippet(t, "url")
	status, want := p.fetch(t, apitest.Call{Target: strings.TrimPrefix(address, strings.TrimSuffix(p.base, "/charts"))})
	if status != 200 || strings.Trim(address, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.%?&=:,/") != "" {
		t.Errorf("%s: status %d of %s", what, status, address)
		return
	}
	var words string
	p.Eval(t, `document.getElementById("alt").textContent`, &words)
	for place, read := range map[string]func(string) (shown, error){
		"html": htmlImage, "storage": storageImage, "confluence": wikiImage, "jira": wikiImage, "markdown": markdownImage, "macro": macroImage, "curl": curlRequest,
	} {
		text := p.snippet(t, place)
		s, err := read(text)
		if err != nil {
			t.Errorf("%s in %s: %v:\n%s", what, place, err, text)
			continue
		}
		c, err := s.request()
		if err != nil {
			t.Errorf("%s in %s: %v", what, place, err)
			continue
		}
		if status, got := p.fetch(t, c); status != 200 || !bytes.Equal(got, want) {
			t.Errorf("%s in %s: another picture, status %d:\n%s", what, place, status, text)
		}
		if place != "curl" && place != "markdown" && !s.sized(sizeInWords(t, want, format)) {
			t.Errorf("%s in %s: %s by %s", what, place, s.width, s.height)
		}
		if (place == "html" || place == "storage" || place == "markdown") && s.alt != strings.Join(strings.Fields(strings.ReplaceAll(words, "\u00a0", "§")), " ") && strings.ReplaceAll(s.alt, "\u00a0", "§") != strings.ReplaceAll(words, "\u00a0", "§") {
			t.Errorf("%s in %s: the words are %q, want %q", what, place, s.alt, words)
		}
	}
	p.checkGo(t, want, what)
}

func (p *playground) checkGo(t *testing.T, want []byte, what string) {
	t.Helper()
	w, o, err := runGo(p.snippet(t, "go"))
	if err != nil {
		t.Errorf("%s in Go: %v", what, err)
		return
	}
	if got, err := render.Render(nil, w, o); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s in Go: another picture (%v):\n%s", what, err, p.snippet(t, "go"))
	}
}

// sizeInWords is the size of a picture in CSS pixels; a PNG of these tests has the ratio 2.
func sizeInWords(t *testing.T, picture []byte, format string) (width, height float64) {
	t.Helper()
	contentType := map[string]string{"png": apitest.PNGType, "svg": apitest.SVGType}[format]
	if _, err := fmt.Sscanf(apitest.Size(t, contentType, picture), "%gx%g", &width, &height); err != nil {
		t.Fatal(err)
	}
	if format == "png" {
		width, height = width/2, height/2
	}
	return width, height
}

func copying(t *testing.T, p *playground) {
	var copied []string
	p.Eval(t, `(() => { window.copied = []; navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve(); }; })()`, nil)
	want := p.snippet(t, "html")
	p.Eval(t, `document.getElementById("copy").click(), new Promise(requestAnimationFrame).then(() => copied)`, &copied)
	var told string
	p.Eval(t, `document.getElementById("copied").textContent`, &told)
	if len(copied) != 1 || copied[0] != want || told != "HTML copied." {
		t.Errorf("copied %q, told %q", copied, told)
	}
	// Over plain http there is no clipboard, and the old command does it.
	p.Eval(t, `(() => { window.copied = []; navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
		document.execCommand = (what) => { copied.push(what, getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)); return true; }; })()`, nil)
	p.Eval(t, `document.getElementById("copy").click(), new Promise(requestAnimationFrame).then(() => copied)`, &copied)
	if len(copied) != 2 || copied[0] != "copy" || copied[1] != want {
		t.Errorf("the old command copied %q", copied)
	}
}
