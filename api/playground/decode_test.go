package playground_test

import (
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/plugio/charts/api/apitest"
)

// shown is what a place makes of a snippet: the request for the picture and the words that
// stand for it.
type shown struct {
	address, body string
	width, height string
	alt           string
}

// htmlImage reads a snippet as a browser reads HTML.
func htmlImage(snippet string) (shown, error) {
	root, err := nethtml.Parse(strings.NewReader(snippet))
	if err != nil {
		return shown{}, err
	}
	var images []shown
	other := ""
	for n := range root.Descendants() {
		switch {
		case n.Type == nethtml.ElementNode && n.Data == "img":
			a := map[string]string{}
			for _, attribute := range n.Attr {
				a[attribute.Key] = attribute.Val
			}
			delete(a, "class") // of a macro
			if len(a) != 4 {
				other += fmt.Sprint(a)
			}
			images = append(images, shown{address: a["src"], width: a["width"], height: a["height"], alt: a["alt"]})
		case n.Type == nethtml.ElementNode && !strings.Contains("html head body", n.Data), n.Type == nethtml.TextNode:
			other += n.Data
		}
	}
	if len(images) != 1 || strings.TrimSpace(other) != "" {
		return shown{}, fmt.Errorf("%d images, beside them %q", len(images), other)
	}
	return images[0], nil
}

// storageImage reads a snippet as Confluence reads its storage format, which is XML.
func storageImage(snippet string) (shown, error) {
	var root struct {
		Images []struct {
			Width  string `xml:"http://ac width,attr"`
			Height string `xml:"http://ac height,attr"`
			Alt    string `xml:"http://ac alt,attr"`
			URL    struct {
				Value string `xml:"http://ri value,attr"`
			} `xml:"http://ri url"`
		} `xml:"http://ac image"`
	}
	if err := xml.Unmarshal([]byte(`<p xmlns:ac="http://ac" xmlns:ri="http://ri">`+snippet+`</p>`), &root); err != nil {
		return shown{}, err
	}
	if len(root.Images) != 1 {
		return shown{}, fmt.Errorf("%d images", len(root.Images))
	}
	i := root.Images[0]
	return shown{address: i.URL.Value, width: i.Width, height: i.Height, alt: i.Alt}, nil
}

// wikiImage reads a snippet as the wiki renderer does: between exclamation marks, an
// absolute URL up to the first bar, then properties that commas part. The file's name, of
// which the type is guessed, follows the last slash of the whole URL.
func wikiImage(snippet string) (shown, error) {
	inner, ok := strings.CutPrefix(snippet, "!")
	address, rest, found := strings.Cut(inner, "!")
	if !ok || !found || rest != "" {
		return shown{}, fmt.Errorf("the image ends before the snippet does: %q", rest)
	}
	if strings.ContainsAny(address, "{}[]\\\n ") && strings.ContainsAny(strings.SplitN(address, "|", 2)[0], "{}[]\\\n ") {
		return shown{}, fmt.Errorf("the address holds markup")
	}
	address, properties, _ := strings.Cut(address, "|")
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return shown{}, fmt.Errorf("%q would be an attachment", address)
	}
	if name := address[strings.LastIndexByte(address, '/')+1:]; !regexp.MustCompile(`^(gauge|counter|bar)\.(png|svg)(\?|$)`).MatchString(name) {
		return shown{}, fmt.Errorf("the file would be called %q", name)
	}
	s := shown{address: address}
	for property := range strings.SplitSeq(properties, ",") {
		name, value, _ := strings.Cut(property, "=")
		switch name {
		case "width":
			s.width = value
		case "height":
			s.height = value
		case "alt":
			s.alt = value
		default:
			return shown{}, fmt.Errorf("property %q", property)
		}
	}
	return s, nil
}

var asciiPunctuation = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// markdownImage reads a snippet by the rules of CommonMark: a backslash takes the sense
// from punctuation, and an address without angle brackets ends at white space or at a
// closing parenthesis.
func markdownImage(snippet string) (shown, error) {
	inner, ok := strings.CutPrefix(snippet, "![")
	end := -1
	for i := 0; ok && i < len(inner) && end < 0; i++ {
		switch inner[i] {
		case '\\':
			i++
		case '[', '<', '`', '*', '_', '&':
			return shown{}, fmt.Errorf("%q in the words has a sense of its own", inner[i])
		case ']':
			end = i
		}
	}
	if end < 0 || !strings.HasPrefix(inner[end:], "](") {
		return shown{}, fmt.Errorf("no image")
	}
	address, rest, _ := strings.Cut(inner[end+2:], ")")
	if rest != "" || strings.ContainsAny(address, "() <>\n\\") {
		return shown{}, fmt.Errorf("the address ends before the snippet does: %q", rest)
	}
	return shown{address: html.UnescapeString(address), alt: asciiPunctuation.ReplaceAllString(inner[:end], "$1")}, nil
}

// curlRequest runs a command line as a POSIX shell and curl would.
func curlRequest(snippet string) (shown, error) {
	words, err := shellWords(snippet)
	if err != nil {
		return shown{}, err
	}
	var s shown
	var posted []string
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "--fail":
		case "--output":
			i++
		case "--data":
			i++
			posted = append(posted, words[i])
		case "--data-urlencode":
			i++
			name, value, _ := strings.Cut(words[i], "=")
			posted = append(posted, name+"="+url.QueryEscape(value))
		default:
			s.address += words[i]
		}
	}
	if words[0] != "curl" || posted == nil {
		return shown{}, fmt.Errorf("not a curl that posts: %q", words)
	}
	s.body = strings.Join(posted, "&")
	return s, nil
}

func shellWords(line string) ([]string, error) {
	var words []string
	word, inWord := "", false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\'':
			end := strings.IndexByte(line[i+1:], '\'')
			if end < 0 {
				return nil, fmt.Errorf("a quote is open")
			}
			word, inWord = word+line[i+1:i+1+end], true
			i += 1 + end
		case c == '\\' && strings.HasPrefix(line[i:], "\\\n"):
			i++
		case c == '\\':
			i++
			word, inWord = word+line[i:i+1], true
		case c == ' ':
			if inWord {
				words = append(words, word)
			}
			word, inWord = "", false
		case strings.IndexByte("|&;<>()$`\"*?[#~=%{}!\n", c) >= 0:
			return nil, fmt.Errorf("%q outside quotes", c)
		default:
			word, inWord = word+line[i:i+1], true
		}
	}
	return append(words, word), nil
}

var (
	macroParam     = regexp.MustCompile(`(?m)^## @param (\w+):(.*)$`)
	macroCondition = regexp.MustCompile(`#if\(\$param(\w+)\)(.*?)#end`)
	macroEncode    = regexp.MustCompile(`\$generalUtil\.urlEncode\(\$param(\w+)\)`)
	macroUse       = regexp.MustCompile(`\$!?param(\w+)`)
)

// macroImage runs a user macro whose dialog was left at its defaults: a bar ends an
// attribute of a parameter, values are encoded as HTML before the template sees them, and
// what the template writes is read as HTML.
func macroImage(snippet string) (shown, error) {
	values := map[string]string{}
	for _, m := range macroParam.FindAllStringSubmatch(snippet, -1) {
		for attribute := range strings.SplitSeq(m[2], "|") {
			name, value, ok := strings.Cut(attribute, "=")
			if !ok {
				return shown{}, fmt.Errorf("@param %s: %q", m[1], attribute)
			}
			if name == "default" {
				values[m[1]] = html.EscapeString(value)
			}
		}
	}
	var template []string
	for line := range strings.SplitSeq(snippet, "\n") {
		if !strings.HasPrefix(line, "##") {
			template = append(template, line)
		}
	}
	out := macroCondition.ReplaceAllStringFunc(strings.Join(template, "\n"), func(s string) string {
		m := macroCondition.FindStringSubmatch(s)
		if _, ok := values[m[1]]; !ok {
			return ""
		}
		return m[2]
	})
	out = macroEncode.ReplaceAllStringFunc(out, func(s string) string {
		return url.QueryEscape(values[macroEncode.FindStringSubmatch(s)[1]])
	})
	for _, m := range macroUse.FindAllStringSubmatch(out, -1) {
		// A quiet reference to what has no value is nothing, and any other stays as it is.
		if _, ok := values[m[1]]; !ok && !strings.HasPrefix(m[0], "$!") {
			return shown{}, fmt.Errorf("%s has no value", m[0])
		}
	}
	if left := strings.Trim(macroUse.ReplaceAllString(out, ""), " "); strings.ContainsAny(strings.ReplaceAll(left, "&#", ""), "$#") {
		return shown{}, fmt.Errorf("Velocity would read %q", left)
	}
	return htmlImage(macroUse.ReplaceAllStringFunc(out, func(s string) string { return values[macroUse.FindStringSubmatch(s)[1]] }))
}

// request is the call that fetches what a place shows.
func (s shown) request() (apitest.Call, error) {
	u, err := url.Parse(s.address)
	if err != nil {
		return apitest.Call{}, err
	}
	if s.body != "" {
		return apitest.Call{Method: http.MethodPost, Target: u.RequestURI(), Body: s.body, Header: http.Header{"Content-Type": {apitest.FormType}}}, nil
	}
	return apitest.Call{Target: u.RequestURI()}, nil
}

func (s shown) sized(width, height float64) bool {
	return s.width == strconv.FormatFloat(width, 'f', -1, 64) && s.height == strconv.FormatFloat(height, 'f', -1, 64)
}
