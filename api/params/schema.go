package params

import (
	"math/bits"
	"sync"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

// widgets is a set of widgets.
type widgets uint8

const (
	gauges widgets = 1 << iota
	counters
	bars
	all = gauges | counters | bars

	widgetCount = 3
)

// entry is one row of the table.
type entry struct {
	name  string
	group Group
	of    widgets
	// def is the value that says the same as leaving the parameter out; empty where
	// that is nothing.
	def            string
	min, max, step float64
	doc, example   string
	unused         []Unused
	reader

	// bit marks the entry among those of its widget.
	bit uint64
}

// reader is what a kind of parameter adds to an entry.
type reader struct {
	kind Kind
	// empty says that an empty parameter is allowed and means none.
	empty bool
	// min and max are the range of a kind; an entry's own comes first.
	min, max float64
	values   []string
	// words are further ways to say some of the values.
	words []string
	// form is that of an item of a list, and item one of that form.
	form, item string
	// inTurn are the colours of items that name none.
	inTurn []string
	// percent says that a percent sign may follow a number.
	percent bool
	read    read
}

// read stores a value that is valid UTF-8 without white space around it.
type read func(d *decoding, e *entry, s string)

// fields is where parameters are stored. A pointer is nil where the widget has no
// such field, and then none of its entries asks for it.
type fields struct {
	widget render.Widget
	common *widget.Common

	value, min, max, target *number.Value
	thickness               *float64
	ends                    *widget.Ends
	show                    *widget.Show

	gauge   *gauge.Gauge
	counter *counter.Counter
	bar     *bar.Bar

	dpr         float64
	askedStrict bool
	preset      string
}

func newGauge() fields {
	g := gauge.New()
	return fields{
		widget: g, common: &g.Common, gauge: g, dpr: 1,
		value: &g.Value, min: &g.Min, max: &g.Max, target: &g.Target,
		thickness: &g.Thickness, ends: &g.Ends, show: &g.Show,
	}
}

func newCounter() fields {
	c := counter.New()
	return fields{widget: c, common: &c.Common, counter: c, dpr: 1, value: &c.Value}
}

func newBar() fields {
	b := bar.New()
	return fields{
		widget: b, common: &b.Common, bar: b, dpr: 1,
		value: &b.Value, min: &b.Min, max: &b.Max, target: &b.Target,
		thickness: &b.Thickness, ends: &b.Ends, show: &b.Show,
	}
}

// schema is the part of the table that one widget understands.
type schema struct {
	name    string
	is      widgets
	at      int // among schemas
	fresh   func() fields
	entries []*entry
	index   map[string]*entry
	// bits marks the entries that others depend on; a bit is 0 where there is none.
	bits struct{ value, segments, total, min, max, format, suffix, unit uint64 }
	// ended has memory of decodings that ended.
	ended *sync.Pool
}

// schemas say the same ever after they are built.
var schemas = [widgetCount]schema{
	newSchema("gauge", gauges, newGauge),
	newSchema("counter", counters, newCounter),
	newSchema("bar", bars, newBar),
}

func newSchema(name string, is widgets, fresh func() fields) schema {
	s := schema{name: name, is: is, at: bits.TrailingZeros8(uint8(is)), fresh: fresh, index: make(map[string]*entry), ended: new(sync.Pool)}
	for _, e := range table() {
		if e.of&is == 0 {
			continue
		}
		e.bit = 1 << len(s.entries)
		s.entries = append(s.entries, &e)
		s.index[e.name] = &e
	}
	s.bits.value, s.bits.segments, s.bits.total = s.bit("value"), s.bit("segments"), s.bit("total")
	s.bits.min, s.bits.max, s.bits.format = s.bit("min"), s.bit("max"), s.bit("format")
	s.bits.suffix, s.bits.unit = s.bit("suffix"), s.bit("unit")
	return s
}

func (s *schema) bit(name string) uint64 {
	if e := s.index[name]; e != nil {
		return e.bit
	}
	return 0
}

func schemaOf(name string) *schema {
	for i := range schemas {
		if schemas[i].name == name {
			return &schemas[i]
		}
	}
	return nil
}

func widgetNames() []string {
	names := make([]string, len(schemas))
	for i := range schemas {
		names[i] = schemas[i].name
	}
	return names
}
