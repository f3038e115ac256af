package atlassian

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/plugio/charts/api/params"
)

// Encoding is how a macro's template puts what an author typed into an address.
type Encoding uint8

const (
	// Encoded calls Confluence's own helper, so that every text arrives as it was typed.
	Encoded Encoding = iota
	// Plain calls nothing, for a Confluence whose list of allowed methods lacks the helper. A
	// text may then hold no & # + and no % before two hexadecimal digits.
	Plain
)

// macroParameter is what a macro's dialog asks for.
type macroParameter struct {
	spec params.Spec
	// kind is one of the macro browser's types.
	kind string
	// preset is filled in where the author types nothing: the size, which the page needs
	// as well. All else is left to the service, whose own defaults may change.
	preset string
}

// notAsked are the parameters that are no matter of the author: how sharp the picture is,
// the text for programs, and how strict the service is.
var notAsked = []string{"dpr", "text", "strict", "description"}

// macroParameters are those of a widget, in the order of the dialog: what a picture shows
// first.
func macroParameters(widget string) []macroParameter {
	var first, rest []macroParameter
	for _, s := range params.For(widget) {
		if slices.Contains(notAsked, s.Name) {
			continue
		}
		p := macroParameter{spec: s, kind: macroKind(s)}
		if s.Group == params.SizeGroup {
			p.preset = s.Default
		}
		if slices.Contains(askedFirst, s.Name) {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	order := func(p macroParameter) int { return slices.Index(askedFirst, p.spec.Name) }
	slices.SortStableFunc(first, func(a, b macroParameter) int { return order(a) - order(b) })
	return append(first, rest...)
}

var askedFirst = []string{
	"value", "segments", "total", "min", "max", "target", "previous", "comparison", "spark",
	"thresholds", "label", "title", "unit", "preset", "theme", "width", "height",
}

// macroKind is the macro browser's type of a parameter. A number stays a text, since it may
// be 72% or n/a.
func macroKind(s params.Spec) string {
	switch {
	case s.Name == "palette":
		return "string" // the administrator's file may have more of them
	case s.Kind == params.Choice:
		return "enum"
	case s.Kind == params.Boolean:
		return "boolean"
	case s.Kind == params.Integer:
		return "int"
	}
	return "string"
}

// words describe a parameter in the dialog. They hold no | which would end them.
func (p macroParameter) words() string {
	words := strings.ReplaceAll(p.spec.Doc, "|", "/")
	if p.spec.Form != "" {
		words += " Form: " + p.spec.Form + ", separated by commas."
	}
	if p.spec.Example != "" {
		words += " Example: " + p.spec.Example + "."
	}
	return words
}

// macroSharpness is for displays and prints of twice the pixels; the image's size is given in
// CSS pixels.
const macroSharpness = "2"

// template is what the macro puts into a page. Confluence encodes what an author typed as
// HTML, and the service decodes that once.
func template(address, widget string, how Encoding) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<img class="plugio-charts" src="%s/%s.png?dpr=%s`, html.EscapeString(address), widget, macroSharpness)
	for _, p := range macroParameters(widget) {
		name := p.spec.Name
		value := "$param" + name
		if how == Encoded && p.kind != "int" && p.kind != "enum" {
			value = "$generalUtil.urlEncode($param" + name + ")"
		}
		fmt.Fprintf(&b, "#if($param%[1]s)&amp;%[1]s=%[2]s#end", name, value)
	}
	b.WriteString(`"#if($paramwidth) width="$paramwidth"#end#if($paramheight) height="$paramheight"#end alt="`)
	for i, name := range macroAlt(widget) {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString("$!param" + name)
	}
	b.WriteString(`"/>`)
	return b.String()
}

// macroAlt are the parameters whose words stand for the picture.
func macroAlt(widget string) []string {
	names := []string{"title", "label", "value", "unit"}
	if widget == "bar" {
		names = append(names, "segments")
	}
	return names
}

// Macro returns the template of a user macro, to be pasted into the administration of
// Confluence. address is that of the service, such as "/charts" on Confluence's own host, or a
// whole one, which exports and mails need.
func Macro(address, widget string, how Encoding) (string, error) {
	if !slices.Contains(params.Widgets(), widget) {
		return "", fmt.Errorf("there is no widget %q", widget)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "## Macro name: %s\n## Macro title: Plugio %s\n## Macro has a body: N\n## Body processing: No macro body\n## Output: HTML\n", widget, widget)
	for _, p := range macroParameters(widget) {
		fmt.Fprintf(&b, "## @param %s:title=%s|type=%s", p.spec.Name, p.spec.Title, p.kind)
		if p.kind == "enum" {
			b.WriteString("|enumValues=" + strings.Join(p.spec.Values, ","))
		}
		if p.preset != "" {
			b.WriteString("|default=" + p.preset)
		}
		fmt.Fprintf(&b, "|desc=%s\n", p.words())
	}
	b.WriteString(template(address, widget, how) + "\n")
	return b.String(), nil
}
