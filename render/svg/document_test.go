package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/render/scene"
)

// element is one element of a parsed document.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

func (e *element) child(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// allowed is every element and attribute a document may have.
var allowed = map[string][]string{
	"svg":   {"xmlns", "xmlns:xlink", "width", "height", "viewBox", "role", "class", "aria-labelledby", "font-family"},
	"title": {"id"},
	"desc":  {"id"},
	"style": {"media"},
	"defs":  {},
	"g":     {"fill", "opacity", "class", "transform"},
	"path":  {"id", "fill", "opacity", "fill-opacity", "class", "transform", "d"},
	"use":   {"fill", "opacity", "class", "transform", "xlink:href", "x", "y"},
	"tspan": {"direction", "unicode-bidi", "font-size", "font-weight", "fill", "opacity", "class"},
	"text":  {"x", "y", "font-size", "font-weight", "text-anchor", "direction", "unicode-bidi", "fill", "opacity", "class"},
}

// parse reads a document strictly and refuses what is not on the list.
func parse(t testing.TB, doc []byte) *element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	var root *element
	var open []*element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%.400s", err, doc)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: attributes(t, token)}
			if len(open) > 0 {
				parent := open[len(open)-1]
				parent.children = append(parent.children, e)
			} else if root != nil {
				t.Fatal("more than one root")
			} else {
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) == 0 {
				t.Fatalf("text outside the root: %q", token)
			}
			open[len(open)-1].text += string(token)
		default:
			t.Fatalf("a %T has no place in a document", token)
		}
	}
	if root == nil || root.name != "svg" || root.attrs["xmlns"] != "http://www.w3.org/2000/svg" {
		t.Fatalf("no svg root: %.200s", doc)
	}
	checkReferences(t, root)
	return root
}

// each calls f for an element and all below it, in their order.
func (e *element) each(f func(e, parent *element)) {
	for _, c := range e.children {
		f(c, e)
		c.each(f)
	}
}

// all lists the elements of a name.
func (e *element) all(name string) []*element {
	var list []*element
	e.each(func(c, _ *element) {
		if c.name == name {
			list = append(list, c)
		}
	})
	return list
}

// ids maps the ids of a document to their elements.
func ids(t testing.TB, root *element) map[string]*element {
	t.Helper()
	found := map[string]*element{}
	root.each(func(e, _ *element) {
		id, ok := e.attrs["id"]
		if !ok {
			return
		}
		if id == "" || found[id] != nil {
			t.Fatalf("id %q twice, or empty", id)
		}
		found[id] = e
	})
	return found
}

// checkReferences checks that what is defined is a path which is drawn at least
// twice, and that what is referred to is defined in this document.
func checkReferences(t testing.TB, root *element) {
	t.Helper()
	named, used := ids(t, root), map[*element]int{}
	root.each(func(e, parent *element) {
		_, isNamed := e.attrs["id"]
		if defined := parent.name == "defs"; e.name == "path" && isNamed != defined || defined && e.name != "path" {
			t.Fatalf("<%s> in <%s> has the attributes %v", e.name, parent.name, e.attrs)
		}
		if e.name != "use" {
			return
		}
		id, local := strings.CutPrefix(e.attrs["xlink:href"], "#")
		target := named[id]
		if !local || target == nil || target.name != "path" {
			t.Fatalf("reference to %q", e.attrs["xlink:href"])
		}
		used[target]++
	})
	for _, defs := range root.all("defs") {
		for _, e := range defs.children {
			if used[e] < 2 {
				t.Fatalf("%v is used %d times", e.attrs, used[e])
			}
		}
	}
	if declared := root.attrs["xmlns:xlink"] == xlink; declared != (len(used) > 0) {
		t.Fatalf("the namespace of links is declared: %v", declared)
	}
}

func attributes(t testing.TB, start xml.StartElement) map[string]string {
	t.Helper()
	names, ok := allowed[start.Name.Local]
	if !ok {
		t.Fatalf("element <%s> is not allowed", start.Name.Local)
	}
	attrs := map[string]string{}
	for _, a := range start.Attr {
		name := a.Name.Local
		switch a.Name.Space {
		case "":
		case "xmlns":
			name = "xmlns:" + name
		case xlink:
			name = "xlink:" + name
		default:
			t.Fatalf("attribute %s of the namespace %s", name, a.Name.Space)
		}
		if _, twice := attrs[name]; twice {
			t.Fatalf("attribute %s of <%s> twice", name, start.Name.Local)
		}
		if !slices.Contains(names, name) {
			t.Fatalf("attribute %s of <%s> is not allowed", name, start.Name.Local)
		}
		attrs[name] = a.Value
	}
	return attrs
}

const xlink = "http://www.w3.org/1999/xlink"

// words are what stands in the elements that hold some.
var words = regexp.MustCompile(`(<(?:title|desc|text|tspan)\b[^>]*>)[^<]*`)

func render(t testing.TB, sc *scene.Scene) (*element, string) {
	t.Helper()
	doc, err := New().Append(nil, sc)
	if err != nil {
		t.Fatal(err)
	}
	// The words may say so, the rest may not.
	if rest := words.ReplaceAll(doc, []byte("$1")); bytes.Contains(rest, []byte("NaN")) || bytes.Contains(rest, []byte("Inf")) {
		t.Fatalf("not a number in %s", doc)
	}
	return parse(t, doc), string(doc)
}

func TestParserRefusesWhatItShould(t *testing.T) {
	for _, doc := range []string{
		`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>`,
		`<svg xmlns="http://www.w3.org/2000/svg"><path d="" d=""/></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg"><title>&bogus;</title></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg"><title></svg>`,
		"<svg xmlns=\"http://www.w3.org/2000/svg\"><title>\x01</title></svg>",
		`<svg xmlns="http://www.w3.org/2000/svg"/><svg xmlns="http://www.w3.org/2000/svg"/>`,
		`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`,
		`<svg/>`,
	} {
		if !refused(t, doc) {
			t.Errorf("accepted %s", doc)
		}
	}
	const root, use = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`, `<use xlink:href="#a"/>`
	const defs = `<defs><path id="a" d="M0 0h1v1z"/></defs>`
	if doc := root + defs + use + use + `</svg>`; refused(t, doc) {
		t.Errorf("refused %s", doc)
	}
	for name, content := range map[string]string{
		"nothing to refer to":       use + use,
		"used once":                 defs + use,
		"never used":                defs,
		"declared for nothing":      `<path d="M0 0h1v1z"/>`,
		"another document":          defs + use + use + `<use xlink:href="a.svg#a"/>`,
		"the id of a title":         `<title id="b"/>` + defs + use + use + `<use xlink:href="#b"/>`,
		"an id twice":               `<title id="a"/>` + defs + use + use,
		"no link":                   defs + use + use + `<use/>`,
		"the new name of links":     defs + use + use + `<use href="#a"/>`,
		"defined outside":           `<path id="a" d="M0 0h1v1z"/>` + use + use,
		"a group among definitions": `<defs><g/><path id="a" d="M0 0h1v1z"/></defs>` + use + use,
	} {
		if !refused(t, root+content+`</svg>`) {
			t.Errorf("accepted: %s", name)
		}
	}
}

// refused runs parse on a stand-in for testing.T, which may stop its goroutine.
func refused(t *testing.T, doc string) bool {
	stand := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		parse(stand, []byte(doc))
	}()
	<-done
	return stand.failed
}

type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper() {}

func (r *recorder) Fatal(...any) { r.Fatalf("") }

func (r *recorder) Fatalf(string, ...any) {
	r.failed = true
	runtime.Goexit()
}

var hostile = []string{
	`R&D <core> "A" 'B' </text><script>alert(1)</script>`,
	`]]> --> <![CDATA[ x ]]> &amp; &#0; &lol;`,
	"a\x00b\x1bc\u0085d\ufffee\uffff",
	"\xff\xfe\xed\xa0\x80",
	"\u202e72%\u202c \u2066x\u2069",
	strings.Repeat("<", 5000),
	`" onload="alert(1)`,
	"tab\tline\nreturn\r",
}

func TestHostileWordsStayWords(t *testing.T) {
	for _, words := range hostile {
		sc := scene.New(10, 10)
		sc.Title, sc.Description = words, words
		root, _ := render(t, sc)
		if len(root.children) != 2 || root.children[0].name != "title" || root.children[1].name != "desc" {
			t.Fatalf("%q: children %v", words, root.children)
		}
		want := kept(words)
		if got := root.children[0].text; got != want {
			t.Errorf("title of %q: got %q, want %q", words, got, want)
		}
		if got := root.children[1].text; got != want {
			t.Errorf("description of %q: got %q, want %q", words, got, want)
		}
	}
}
