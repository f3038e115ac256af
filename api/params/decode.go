package params

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget/gauge"
)

// source is where parameters come from, in the order they are read.
type source struct {
	query, form string
	json        []byte
	isJSON      bool
	pairs       []Pair
	// typed says that the request comes from the terminal that problems are told to.
	typed bool
}

// decoding is the state of reading one request.
type decoding struct {
	fields
	schema *schema
	// fresh is the size before any parameter was read.
	freshWidth, freshHeight float64
	strict                  bool
	// named says that unknown names may be repeated.
	named   bool
	house   *House
	names   unknownNames
	percent percentSigns
	count   int
	// seen, twice and wrong hold a bit for each entry of the schema: those that were read
	// or filled in, those that came twice, those with problems.
	seen, twice, wrong uint64
	problems           []Problem
	// unescaped is what unescape decodes into.
	unescaped strings.Builder
	// failures counts also the problems that were too many to keep.
	failures int
}

// begin returns a decoding of a request without parameters.
func (s *schema) begin() *decoding {
	d, ok := s.ended.Get().(*decoding)
	if !ok {
		d = new(decoding)
	}
	d.schema, d.fields = s, s.fresh()
	return d
}

// end keeps the memory of a decoding for another, and nothing of what it read.
func (s *schema) end(d *decoding) {
	*d = decoding{}
	s.ended.Put(d)
}

func (l Decoder) decode(name string, from source, f render.Format, strict bool) (Request, []Problem) {
	s := schemaOf(name)
	if s == nil {
		return Request{}, []Problem{{Code: UnknownWidget, allowed: strings.Join(widgetNames(), ", ")}}
	}
	d := s.begin()
	defer s.end(d)
	d.strict, d.named, d.house = strict, from.typed, l.House
	d.freshWidth, d.freshHeight = d.common.Width, d.common.Height
	d.readAll(from)
	d.checkMissing()
	d.furnish()
	// That names must be known may be said after the unknown ones.
	if d.askedStrict && d.names.any && !strict {
		return l.decode(name, from, f, true)
	}
	d.settleAll(l.MaxPixels)
	// A PNG has no text to keep room for.
	d.common.NativeText = d.common.NativeText && f == render.SVG
	r := Request{
		Options: render.Options{Format: f, DPR: d.dpr},
		Frame: Frame{
			Width: d.common.Width, Height: d.common.Height, DPR: d.dpr,
			Theme: d.common.Theme, Background: d.common.Background,
		},
	}
	if d.failures == 0 {
		r.Widget = d.widget
	}
	return r, d.problems
}

// settleAll checks what depends on several parameters.
func (d *decoding) settleAll(maxPixels int64) {
	d.settle()
	d.askSeconds()
	d.checkPixels(maxPixels)
	d.checkNeedle()
}

func (d *decoding) readAll(from source) {
	d.query(from.query)
	d.query(from.form)
	if from.isJSON {
		d.json(from.json)
	}
	for _, p := range from.pairs {
		e, ok := d.next(p.Name)
		if !ok {
			return
		}
		if e != nil {
			d.set(e, p.Value)
		}
	}
}

// next counts a parameter and finds its entry, nil for an unknown name. It is not
// ok once there are too many parameters.
func (d *decoding) next(name string) (e *entry, ok bool) {
	d.count++
	if d.count > MaxParameters {
		if d.count == MaxParameters+1 {
			d.fail(nil, TooManyParameters, 0)
		}
		return nil, false
	}
	if e = d.schema.index[name]; e == nil {
		d.unknown(name)
	}
	return e, true
}

// set stores a parameter that is known.
func (d *decoding) set(e *entry, value string) {
	if d.once(e) {
		d.store(e, value)
	}
}

// once is false for a parameter that came before, which is reported once.
func (d *decoding) once(e *entry) bool {
	if d.seen&e.bit == 0 {
		d.seen |= e.bit
		return true
	}
	if d.twice&e.bit == 0 {
		d.twice |= e.bit
		d.fail(e, Twice, 0)
	}
	return false
}

func (d *decoding) store(e *entry, value string) {
	if !utf8.ValidString(value) {
		d.fail(e, InvalidUTF8, 0)
		return
	}
	value = trim(value)
	if value == "" && !e.empty {
		d.fail(e, Empty, 0)
		return
	}
	e.read(d, e, value)
}

// checkPixels bounds the whole picture once its parts are known. Each part is
// small, so the product cannot overflow.
func (d *decoding) checkPixels(limit int64) {
	if limit <= 0 {
		limit = DefaultMaxPixels
	}
	area := int64(d.common.Width) * int64(d.common.Height)
	halves := int64(2 * d.dpr)
	if (area*halves*halves+3)/4 <= limit {
		return
	}
	p := Problem{Code: TooManyPixels, Parameter: "dpr", allowed: strconv.FormatInt(limit, 10)}
	if area > limit {
		p.Parameter = "width"
		d.common.Width, d.common.Height = d.freshWidth, d.freshHeight
	}
	d.dpr = 1
	d.add(p)
}

// checkNeedle refuses the one pair of choices that has no meaning together.
func (d *decoding) checkNeedle() {
	if g, ok := d.widget.(*render.Gauge); ok && g.Style == gauge.Needle && g.Arc == 360 {
		d.add(Problem{Code: NeedleOnRing, Parameter: "style"})
	}
}

// askSeconds says of what is no number that it is to be a length of time, once the format is
// known to be one.
func (d *decoding) askSeconds() {
	if kind := d.common.Number.Kind; kind != number.Duration && kind != number.Clock {
		return
	}
	for i := range d.problems {
		p := &d.problems[i]
		if (p.Code == NotNumber || p.Code == NotAlone) && d.schema.index[p.Parameter].kind != Decimal {
			p.Code = NotSeconds
		}
	}
}

// fail reports what is wrong with a parameter, or with the request where e is nil.
func (d *decoding) fail(e *entry, code Code, item int) {
	p := Problem{Code: code, Item: item}
	if e != nil {
		p.Parameter = e.name
		d.wrong |= e.bit
	}
	switch code {
	case TooManyParameters:
		p.allowed = strconv.Itoa(MaxParameters)
	case TooLong:
		p.allowed = strconv.Itoa(MaxText)
	case TooManyItems:
		p.allowed = strconv.Itoa(MaxItems)
		if e.kind == Series {
			p.allowed = strconv.Itoa(MaxSeries)
		}
	case OutOfRange, NotInteger:
		p.allowed = decimal(e.min) + " to " + decimal(e.max)
	case NotStep:
		p.allowed = decimal(e.step)
	case NotOneOf:
		p.allowed = strings.Join(d.house.values(e), ", ")
	case NotForm:
		p.allowed = e.formOfItem()
	case NotColor:
		p.allowed = e.colors()
	}
	d.add(p)
}

func (d *decoding) add(p Problem) {
	d.failures++
	if len(d.problems) < maxProblems {
		d.problems = append(d.problems, p)
	}
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
