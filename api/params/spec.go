package params

import "strings"

// Kind is what a parameter holds.
type Kind string

// The kinds. White space around a value never counts.
const (
	// Text is a line of at most MaxText characters.
	Text Kind = "text"
	// Number is a decimal number whose digits are kept.
	Number Kind = "number"
	// OptionalNumber may also be empty.
	OptionalNumber Kind = "optional number"
	// Data may also be one of the words for missing data.
	Data Kind = "data"
	// Integer is a whole number of a range, in plain digits.
	Integer Kind = "integer"
	// Decimal is a number of a range, perhaps in steps.
	Decimal Kind = "decimal"
	// Choice is one of the values.
	Choice Kind = "choice"
	// Boolean is true or false.
	Boolean Kind = "boolean"
	// Color is one of the values or a hexadecimal colour.
	Color Kind = "color"
	// Background is a Color, transparent or surface.
	Background Kind = "background"
	// Locale is a BCP 47 tag.
	Locale Kind = "locale"
	// Thresholds and Segments are lists, see Spec.Form.
	Thresholds Kind = "thresholds"
	Segments   Kind = "segments"
	// PresetName is the name of a preset, see House; Values are those there are.
	PresetName Kind = "preset"
	// Series is a list of Data, in which a gap may also be left empty.
	Series Kind = "series"
)

// Group gathers parameters that a reader looks for together.
type Group string

// The groups, in the order of the table.
const (
	DataGroup   Group = "data"
	SizeGroup   Group = "size"
	LookGroup   Group = "look"
	TextGroup   Group = "text"
	FormatGroup Group = "format"
	OtherGroup  Group = "other"
)

// Heading is what a group is called, in English.
func (g Group) Heading() string {
	switch g {
	case DataGroup:
		return "Value and scale"
	case FormatGroup:
		return "Numbers"
	case "":
		return ""
	}
	return strings.ToUpper(string(g[:1])) + string(g[1:])
}

// Spec describes one parameter in plain data.
type Spec struct {
	Name string
	// Title is the name in words: scaleLabels is Scale labels.
	Title   string
	Group   Group
	Kind    Kind
	Widgets []string
	// Default says the same as leaving the parameter out; empty is none.
	Default string
	// Empty says that the parameter may be empty, which means none.
	Empty bool
	// Min and Max are the range of a number, both included except for ±1e16, which
	// bounds numbers whose digits are kept; both are 0 for what is no number.
	Min, Max float64
	// Step is what a number is a multiple of; 0 is anything.
	Step float64
	// Percent says that a percent sign may follow a number: a share of the scale where
	// the number is a place on it, a percentage where it is data.
	Percent bool
	// Values are the words a choice or a colour can be.
	Values []string
	// Words are plain words that a colour can be as well.
	Words []string
	// Form is the form of one item of a list, the items being separated by commas.
	Form string
	// InTurn are the colours that items of a list have which name none: the first has the
	// first, and the one after the last has the first again; a bar passes over one that it has already.
	InTurn []string
	// MaxLength is the length of a text in code points, MaxItems that of a list; 0
	// for other kinds.
	MaxLength, MaxItems int
	// Doc is one line of English.
	Doc string
	// Example is a value that is no default.
	Example string
	// Unused are the cases in which a picture takes no notice of the parameter.
	Unused []Unused
}

// All describes every parameter in the order of the table. A name that means
// something else for another widget, or has another default there, is listed for
// each.
func All() []Spec {
	rows := table()
	specs := make([]Spec, len(rows))
	for i := range rows {
		specs[i] = rows[i].spec()
	}
	return specs
}

// For describes the parameters of one widget, nothing if there is no such widget.
func For(widget string) []Spec {
	s := schemaOf(widget)
	if s == nil {
		return nil
	}
	specs := make([]Spec, len(s.entries))
	for i, e := range s.entries {
		specs[i] = e.spec()
	}
	return specs
}

// Widgets lists the names that Decode takes.
func Widgets() []string { return widgetNames() }

func (e *entry) spec() Spec {
	s := Spec{
		Name: e.name, Title: titleOf(e.name), Group: e.group, Kind: e.kind,
		Default: e.def, Empty: e.empty, Min: e.min, Max: e.max, Step: e.step,
		Values: append([]string(nil), e.values...), Words: append([]string(nil), e.words...), Form: e.form, InTurn: append([]string(nil), e.inTurn...), Percent: e.percent,
		Doc: e.doc, Example: e.example, Unused: copies(e.unused),
	}
	for i := range schemas {
		if e.of&schemas[i].is != 0 {
			s.Widgets = append(s.Widgets, schemas[i].name)
		}
	}
	switch e.kind {
	case Text:
		s.MaxLength = MaxText
	case Thresholds, Segments:
		s.MaxItems = MaxItems
	case Series:
		s.MaxItems = MaxSeries
	}
	return s
}

// titles are those of names that are no words, or are spelled otherwise in words.
var titles = map[string]string{"color": "Colour", "dir": "Direction", "dpr": "Pixel ratio"}

func titleOf(name string) string {
	if title, ok := titles[name]; ok {
		return title
	}
	words := []byte{name[0] - 'a' + 'A'}
	for _, c := range []byte(name[1:]) {
		if 'A' <= c && c <= 'Z' {
			words = append(words, ' ')
			c += 'a' - 'A'
		}
		words = append(words, c)
	}
	return string(words)
}
