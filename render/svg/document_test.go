package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
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
	"svg":   {"xmlns", "width", "height", "viewBox", "role", "aria-labelledby"},
	"title": {"id"},
	"desc":  {"id"},
	"style": {},
	"path":  {"fill", "fill-opacity", "class", "transform", "d"},
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
	return root
}

func attributes(t testing.TB, start xml.StartElement) map[string]string {
	t.Helper()
	names, ok := allowed[start.Name.Local]
	if !ok {
		t.Fatalf("element <%s> is not allowed", start.Name.Local)
	}
	attrs := map[string]string{}
	for _, a := range start.Attr {
		if _, twice := attrs[a.Name.Local]; twice {
			t.Fatalf("attribute %s of <%s> twice", a.Name.Local, start.Name.Local)
		}
		if !slices.Contains(names, a.Name.Local) {
			t.Fatalf("attribute %s of <%s> is not allowed", a.Name.Local, start.Name.Local)
		}
		attrs[a.Name.Local] = a.Value
	}
	return attrs
}

func render(t testing.TB, sc *scene.Scene) (*element, string) {
	t.Helper()
	doc, err := Append(nil, sc)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(doc, []byte("NaN")) || bytes.Contains(doc, []byte("Inf")) {
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
