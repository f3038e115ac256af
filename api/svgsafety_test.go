package api

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/render/rendertest"
)

// safeSVG is every element and attribute that a picture may have.
var safeSVG = map[string][]string{
	"svg":   {"xmlns", "xlink", "width", "height", "viewBox", "role", "class", "aria-labelledby", "font-family"},
	"title": {"id"}, "desc": {"id"}, "style": {"media"}, "defs": {},
	"g":     {"fill", "opacity", "class", "transform", "role", "aria-hidden"},
	"path":  {"id", "fill", "opacity", "fill-opacity", "class", "transform", "d"},
	"use":   {"fill", "opacity", "class", "transform", "href", "x", "y"},
	"text":  {"x", "y", "fill", "opacity", "class", "font-size", "font-weight", "text-anchor", "direction", "unicode-bidi"},
	"tspan": {"x", "y", "dx", "fill", "class", "font-size", "font-weight", "font-family", "direction", "unicode-bidi"},
}

// What a value of an attribute, or the style sheet, may not hold: an address or a script.
var dangerous = regexp.MustCompile(`(?i)url\(|javascript:|data:|//|@import|expression|&`)

// unsafeIn says what is wrong with a document, nothing if it is a safe picture.
func unsafeIn(doc []byte) error {
	d := xml.NewDecoder(bytes.NewReader(doc))
	inside := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("not well-formed: %w", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local
			if err := unsafeElement(token); err != nil {
				return err
			}
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			if inside == "style" && dangerous.Match(token) {
				return fmt.Errorf("style sheet %q", token)
			}
		default:
			return fmt.Errorf("a %T", token)
		}
	}
}

func unsafeElement(e xml.StartElement) error {
	names, ok := safeSVG[e.Name.Local]
	if !ok {
		return fmt.Errorf("element %s", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := a.Name.Local, a.Value
		switch {
		case !slices.Contains(names, name):
			return fmt.Errorf("attribute %s of %s", name, e.Name.Local)
		case name == "href" && !strings.HasPrefix(value, "#"):
			return fmt.Errorf("reference to %q", value)
		case name != "xmlns" && a.Name.Space != "xmlns" && dangerous.MatchString(value):
			return fmt.Errorf("attribute %s=%q", name, value)
		}
	}
	return nil
}

func TestUnsafeIsFound(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg">`
	for doc, safe := range map[string]bool{
		head + `<title>&lt;script&gt; url(x) //</title><path d="M0 0"/></svg>`: true,
		head + `<use href="#a"/></svg>`:                                        true,
		head + `<script>x()</script></svg>`:                                    false,
		head + `<path d="M0 0" onload="x()"/></svg>`:                           false,
		head + `<use href="http://x/y#a"/></svg>`:                              false,
		head + `<path fill="url(#a)"/></svg>`:                                  false,
		head + `<style>@import "x";</style></svg>`:                             false,
		head + `<image href="#a"/></svg>`:                                      false,
		head + `<foreignObject/></svg>`:                                        false,
		`<?xml-stylesheet href="x"?>` + head + `</svg>`:                        false,
		`<!DOCTYPE svg>` + head + `</svg>`:                                     false,
		head + `<!-- x --></svg>`:                                              false,
		head + `<title>a & b</title></svg>`:                                    false,
		head:                                                                   false,
	} {
		if err := unsafeIn([]byte(doc)); (err == nil) != safe {
			t.Errorf("%s: %v", doc, err)
		}
	}
}

// hostile are texts that have broken out of pictures elsewhere.
var hostile = []string{
	`<script>document.documentElement.setAttribute("hit","1")</script>`,
	`"><script xmlns="http://www.w3.org/1999/xhtml">document.documentElement.setAttribute("hit","2")</script>`,
	`</title><script>document.documentElement.setAttribute("hit","3")</script><title>`,
	`]]><script>document.documentElement.setAttribute("hit","4")</script>`,
	`" onload="document.documentElement.setAttribute('hit','5')" x="`,
	`</style><image href="/leak" xlink:href="/leak"/>`,
	`<foreignObject><iframe src="/leak"/></foreignObject>`,
	`url(/leak)`, `javascript:alert(1)`, `@import "/leak";`, `&#60;script&#62;x()&#60;/script&#62;`, `--><svg onload=x()>`, "\u2028\u2029\u202e<b>",
}

// textParameters are those that take any text, and some that take none but meet it.
var textParameters = []string{"title", "label", "unit", "prefix", "suffix", "noData", "description", "comparison", "color", "background", "locale", "thresholds", "segments"}

func hostileTargets() (targets []string) {
	for _, c := range charts {
		if c.format.String() != "svg" {
			continue
		}
		for _, text := range hostile {
			for _, name := range textParameters {
				for _, extra := range []string{"&value=1", "", "&theme=auto", "&text=native&dir=rtl"} {
					value := text
					if name == "thresholds" || name == "segments" {
						value = "1:danger:" + strings.NewReplacer(",", `\,`, ":", `\:`).Replace(text)
					}
					targets = append(targets, c.path()+"?"+name+"="+url.QueryEscape(value)+extra)
				}
			}
		}
	}
	return targets
}

func TestHostileTextsStayTexts(t *testing.T) {
	s := newService(t)
	for _, target := range hostileTargets() {
		resp := get(t, s, target)
		if err := unsafeIn(apitest.Body(t, resp)); err != nil || resp.Header.Get("Content-Type") != apitest.SVGType {
			t.Errorf("%s: %d, %v", target, resp.StatusCode, err)
		}
	}
}

// TestHostileTextsInABrowser opens pictures as documents, without the header that forbids scripts: they
// themselves have none. The last document is the counter-example.
func TestHostileTextsInABrowser(t *testing.T) {
	browser := rendertest.Chromium(t)
	s := newService(t)
	leaked := make(chan string, 100)
	const attack = `<svg xmlns="http://www.w3.org/2000/svg"><script>document.documentElement.setAttribute("hit","0")</script><image href="/leak"/></svg>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/favicon.ico":
			http.NotFound(w, r)
		case "/leak":
			leaked <- r.RequestURI
		case "/attack":
			w.Header().Set("Content-Type", apitest.SVGType)
			_, _ = io.WriteString(w, attack)
		default:
			resp := get(t, s, r.RequestURI)
			w.Header().Set("Content-Type", resp.Header.Get("Content-Type"))
			w.WriteHeader(resp.StatusCode)
			_, _ = io.Copy(w, resp.Body)
		}
	}))
	defer server.Close()
	open := func(target string) (hit string) {
		page := browser.Page(t, server.URL+target, rendertest.View{})
		page.Eval(t, `document.documentElement.getAttribute("hit") || ""`, &hit)
		return hit
	}
	for i, text := range hostile {
		target := charts[1+i%3*2].path() + "?value=1&label=" + url.QueryEscape(text) + "&title=" + url.QueryEscape(text) + "&description=" + url.QueryEscape(text)
		if hit := open(target); hit != "" {
			t.Errorf("%s: a script ran", target)
		}
	}
	if len(leaked) > 0 {
		t.Errorf("a picture asked for %s", <-leaked)
	}
	if open("/attack") != "0" || len(leaked) == 0 {
		t.Error("the script and the request of the counter-example were not noticed")
	}
}
