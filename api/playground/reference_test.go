package playground

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/plugio/charts/api/params"
)

var pictureAddress = regexp.MustCompile(`<img src="([^"]*)"`)

// The reference has an entry for every parameter, with pictures.
func TestReference(t *testing.T) {
	page := pageAt(t, Service{}, "/reference.html")
	for _, spec := range params.All() {
		_, entry, found := strings.Cut(page, `<section class="entry" id="`+spec.Name+"-"+spec.Widgets[0]+`">`)
		entry, _, _ = strings.Cut(entry, "</section>")
		if !found || !strings.Contains(entry, html.EscapeString(spec.Doc)[:10]) {
			t.Errorf("%s has no entry", spec.Name)
		}
		if spec.Kind == params.Choice && spec.Name != "theme" && strings.Count(entry, "<img") != 2*len(spec.Values) {
			t.Errorf("%s has %d pictures of %d values", spec.Name, strings.Count(entry, "<img"), len(spec.Values))
		}
	}
	all := pictureAddress.FindAllStringSubmatch(page, -1)
	if len(all) < 100 {
		t.Errorf("only %d pictures", len(all))
	}
}
