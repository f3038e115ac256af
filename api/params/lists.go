package params

import (
	"errors"
	"strings"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
)

// parts is one item of a list, cut at its colons.
type parts struct {
	number, color, name string
	// count is how many there were; more than three is one too many.
	count int
}

// thresholds is a parameter that holds bounds of zones, which may be shares of a scale.
func thresholds(shares bool) reader {
	return reader{
		kind: Thresholds, empty: true, form: "bound:color[:name]", item: "80:danger:Late",
		percent: shares,
		read: func(d *decoding, e *entry, s string) {
			d.percent.thresholds = 0
			readList(d, e, s, &d.common.Thresholds, threshold)
		},
	}
}

// segments is a parameter that holds the parts of a whole.
func segments(at func(*fields) *[]bar.Segment) reader {
	var inTurn []string
	for _, token := range bar.InTurn() {
		inTurn = append(inTurn, token.String())
	}
	return reader{
		kind: Segments, empty: true, form: "amount[:color[:name]]", item: "12::Done", inTurn: inTurn,
		percent: true,
		read: func(d *decoding, e *entry, s string) {
			d.percent.segments = 0
			readList(d, e, s, at(&d.fields), segment)
		},
	}
}

// series is a parameter that holds numbers one after the other, with gaps.
func series(at func(*fields) *[]number.Value) reader {
	return reader{kind: Series, empty: true, form: "number", read: func(d *decoding, e *entry, s string) {
		list := at(&d.fields)
		if *list = nil; s == "" {
			return
		}
		n := strings.Count(s, ",") + 1
		if n > MaxSeries {
			d.fail(e, TooManyItems, 0)
			return
		}
		values := make([]number.Value, 0, n)
		for i := 1; i <= n; i++ {
			var one string
			one, s, _ = strings.Cut(s, ",")
			v, err := number.ParseData(one)
			switch {
			case err != nil && strings.IndexByte(one, ';') >= 0:
				d.fail(e, Semicolon, i)
			case err != nil:
				d.fail(e, dataCode(err, one), i)
			}
			values = append(values, v)
		}
		*list = values
	}}
}

// readList reads every item, so that every wrong one is reported, and stores the
// list if none is.
func readList[T any](d *decoding, e *entry, s string, list *[]T, item func(*decoding, *entry, int, parts) T) {
	if s == "" {
		*list = nil
		return
	}
	n := countItems(s)
	if n > MaxItems {
		d.fail(e, TooManyItems, 0)
		return
	}
	items := make([]T, 0, n)
	before, semicolons := d.failures, strings.IndexByte(s, ';') >= 0
	for i := 1; i <= n; i++ {
		var one string
		one, s, _ = cut(s, ',')
		switch p := split(one); {
		case trim(one) == "":
			d.fail(e, EmptyItem, i)
		case semicolons && p.joined(one):
			d.fail(e, Semicolon, i)
		case p.count > 3:
			d.fail(e, NotForm, i)
		default:
			items = append(items, item(d, e, i, p))
		}
	}
	if d.failures == before {
		*list = items
	}
}

func threshold(d *decoding, e *entry, i int, p parts) (t widget.Threshold) {
	if p.count < 2 {
		d.fail(e, NotForm, i)
		return t
	}
	bound, percent, err := number.ParsePercent(p.number)
	switch t.Bound = bound; {
	case err != nil && p.turned(numberCode(err)):
		d.fail(e, NotForm, i)
		return t
	case err != nil:
		d.fail(e, numberCode(err), i)
	case percent && !e.percent:
		d.fail(e, PercentSign, i)
	case percent:
		d.percent.thresholds |= 1 << (i - 1)
	}
	t.Color = d.color(e, i, p.color)
	t.Name = d.name(e, i, p.name)
	return t
}

func segment(d *decoding, e *entry, i int, p parts) (s bar.Segment) {
	amount, percent, err := number.ParsePercent(p.number)
	switch s.Amount = amount; {
	case err != nil && p.turned(numberCode(err)):
		d.fail(e, NotForm, i)
		return s
	case err != nil && !errors.Is(err, number.ErrNoData):
		d.fail(e, dataCode(err, p.number), i)
	case isNegative(amount):
		d.fail(e, Negative, i)
	case percent:
		d.percent.segments |= 1 << (i - 1)
	}
	if p.color != "" {
		s.Color = d.color(e, i, p.color)
	}
	s.Name = d.name(e, i, p.name)
	return s
}

// turned says that a number stands where the colour belongs and none where it does: the name stands
// there most likely. It does not look at the words themselves, so that all are answered alike.
func (p parts) turned(code Code) bool {
	_, _, err := number.ParsePercent(p.color)
	return err == nil && (code == NotNumber || code == NotAlone)
}

// joined says that an item is several with semicolons between them. A name may have one.
func (p parts) joined(item string) bool {
	return strings.IndexByte(p.number, ';') >= 0 || strings.IndexByte(p.color, ';') >= 0 ||
		p.count > 3 && strings.IndexByte(item, ';') >= 0
}

func (d *decoding) color(e *entry, item int, s string) theme.Color {
	c, err := theme.ParseColor(s)
	if err != nil {
		d.fail(e, NotColor, item)
	}
	return c
}

func (d *decoding) name(e *entry, item int, s string) string {
	s, code := text(unquote(s))
	if code != 0 {
		d.fail(e, code, item)
	}
	return s
}

func split(item string) parts {
	var p parts
	more := true
	for rest := item; more; p.count++ {
		var part string
		part, rest, more = cut(rest, ':')
		switch p.count {
		case 0:
			p.number = trim(part)
		case 1:
			p.color = trim(part)
		case 2:
			p.name = part
		}
	}
	return p
}

// cut is strings.Cut at the first separator that no backslash takes away.
func cut(s string, separator byte) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case separator:
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

func countItems(s string) int {
	n := 0
	for more := true; more; n++ {
		_, s, more = cut(s, ',')
	}
	return n
}

// unquote drops the backslashes that protect a comma, a colon or a backslash; any
// other backslash is a character like the rest.
func unquote(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`,:\`, s[i+1]) >= 0 {
			i++
		}
		b = append(b, s[i])
	}
	return string(b)
}
