package params_test

import (
	"fmt"
	"image/color"
	"net/url"
	"strings"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
)

const (
	anyColor  = "not a colour: use a name in lower case or hexadecimal digits, in the form "
	notColor  = anyColor + "bound:color[:name], such as 80:danger:Late"
	semicolon = "a semicolon does not part items: use a comma"
	backslash = "; a backslash goes before a comma or colon in a name"
	notForm   = "not of the form bound:color[:name], such as 80:danger:Late" + backslash
	segment   = "amount[:color[:name]], such as 12::Done"
)

func zone(bound number.Value, c theme.Color, name string) widget.Threshold {
	return widget.Threshold{Bound: bound, Color: c, Name: name}
}

func part(amount number.Value, c theme.Color, name string) bar.Segment {
	return bar.Segment{Amount: amount, Color: c, Name: name}
}

func TestThresholds(t *testing.T) {
	success, danger := theme.Of(theme.SuccessFill), theme.Of(theme.DangerFill)
	hex := theme.Fixed(color.NRGBA{0x12, 0x34, 0x56, 0xff})
	for _, c := range []struct {
		sent string
		want []widget.Threshold
	}{
		{"", nil},
		{" ", nil},
		{"0:success", []widget.Threshold{zone(number.Int(0), success, "")}},
		{"80:danger:Too much", []widget.Threshold{zone(number.Int(80), danger, "Too much")}},
		{"100:danger,0:success,0:123456", []widget.Threshold{
			zone(number.Int(100), danger, ""), zone(number.Int(0), success, ""), zone(number.Int(0), hex, ""),
		}},
		{" 0 : success : fine , 50 : #123456 :", []widget.Threshold{
			zone(number.Int(0), success, "fine"), zone(number.Int(50), hex, ""),
		}},
		{`0:success:a\,b,1:danger:a\:b\\,2:success:C\D`, []widget.Threshold{
			zone(number.Int(0), success, "a,b"), zone(number.Int(1), danger, `a:b\`), zone(number.Int(2), success, `C\D`),
		}},
		{`0:success:end\`, []widget.Threshold{zone(number.Int(0), success, `end\`)}},
		{"-1.5:danger:A &amp; B", []widget.Threshold{zone(number.Float(-1.5), danger, "A & B")}},
		{"0:danger:a&comma;b&#58;c", []widget.Threshold{zone(number.Int(0), danger, "a,b:c")}},
	} {
		g := decodeGauge(t, "thresholds="+url.QueryEscape(c.sent))
		equal(t, c.sent, g.Thresholds, c.want)
	}
}

func TestBadThresholds(t *testing.T) {
	for _, c := range []struct {
		sent string
		want []string
	}{
		{"50", []string{"item 1: " + notForm}},
		{"50:", []string{"item 1: " + notColor}},
		{":success", []string{"item 1: a number is needed here, not a word for missing data"}},
		{"null:success", []string{"item 1: a number is needed here, not a word for missing data"}},
		{"0:success,", []string{"item 2: empty item: leave out the comma"}},
		{",0:success", []string{"item 1: empty item: leave out the comma"}},
		{"0:success,,1:danger", []string{"item 2: empty item: leave out the comma"}},
		{"0:success;50:danger", []string{"item 1: " + semicolon}},
		{"0:success,50:danger;80:neutral:a", []string{"item 2: " + semicolon}},
		{"0:success:a;50:danger", []string{"item 1: " + semicolon}},
		{"0;50:success", []string{"item 1: " + semicolon}},
		{"0:Green", []string{"item 1: " + notColor}},
		{"0:success:a:b", []string{"item 1: " + notForm}},
		{"0:greenish,x:danger,1,5:danger", []string{
			"item 1: " + notColor, "item 2: not a number", "item 3: " + notForm,
		}},
		{"Late:80", []string{"item 1: " + notForm}},
		{"80:Late", []string{"item 1: " + notColor}},
		{"80pt:danger", []string{"item 1: " + notAlone}},
		{"!:y:" + strings.Repeat("z", 129), []string{
			"item 1: not a number", "item 1: " + notColor, "item 1: too long: at most 128 characters",
		}},
		{"0:success|1:danger", []string{"item 1: " + notColor}},
		{strings.Repeat("0:success,", 64) + "0:success", []string{"too many items: at most 64"}},
	} {
		want := make([]string, len(c.want))
		for i := range c.want {
			want[i] = "thresholds: " + c.want[i]
		}
		equal(t, c.sent, problemsOf(t, "counter", "thresholds="+url.QueryEscape(c.sent)), want)
	}
}

func TestListLength(t *testing.T) {
	items := make([]string, 64)
	for i := range items {
		items[i] = fmt.Sprintf("%d:danger", i)
	}
	g := decodeGauge(t, "thresholds="+strings.Join(items, ","))
	equal(t, "length", len(g.Thresholds), 64)
	equal(t, "last", g.Thresholds[63].Bound, number.Int(63))
	refused(t, "bar", []bad{
		{"segments=1" + strings.Repeat(",1", 64), []string{"segments: too many items: at most 64"}},
		{"segments=" + strings.Repeat(",", 7900), []string{"segments: too many items: at most 64"}},
	})
}

func TestSegments(t *testing.T) {
	success := theme.Of(theme.SuccessFill)
	for _, c := range []struct {
		sent string
		want []bar.Segment
	}{
		{"", nil},
		{"12:success:Done", []bar.Segment{part(number.Int(12), success, "Done")}},
		{"5", []bar.Segment{part(number.Int(5), theme.Color{}, "")}},
		{"5:success", []bar.Segment{part(number.Int(5), success, "")}},
		{"5::To do", []bar.Segment{part(number.Int(5), theme.Color{}, "To do")}},
		{"5: :To do", []bar.Segment{part(number.Int(5), theme.Color{}, "To do")}},
		{"0,n/a::Gone,:success:None", []bar.Segment{
			part(number.Int(0), theme.Color{}, ""), part(number.Value{}, theme.Color{}, "Gone"), part(number.Value{}, success, "None"),
		}},
	} {
		b := mustDecode(t, "bar", "segments="+url.QueryEscape(c.sent)).Widget.(*bar.Bar)
		equal(t, c.sent, b.Segments, c.want)
	}
	refused(t, "bar", []bad{
		{"segments=5,-1::A", []string{"segments: item 2: may not be negative"}},
		{"segments=x,5:reddish", []string{"segments: item 1: not a number", "segments: item 2: " + anyColor + segment}},
		{"segments=12:Done,5:In progress", []string{"segments: item 1: " + anyColor + segment, "segments: item 2: " + anyColor + segment}},
		{"segments=Done:12,Todo:3,Q1:4", []string{
			"segments: item 1: not of the form " + segment + backslash, "segments: item 2: not of the form " + segment + backslash,
			"segments: item 3: not of the form " + segment + backslash,
		}},
		{"segments=5;3", []string{"segments: item 1: " + semicolon}},
		{"segments=5:success:a;b,3:danger:c;2:neutral:d", []string{"segments: item 2: " + semicolon}},
		{"segments=5,—::A", []string{"segments: item 2: not a number: leave it empty where there is no data"}},
		{"segments=5,", []string{"segments: item 2: empty item: leave out the comma"}},
		{"segments=5::a:b", []string{
			"segments: item 1: not of the form " + segment + backslash,
		}},
	})
}

func TestSeries(t *testing.T) {
	for sent, want := range map[string][]number.Value{
		"":                 nil,
		"7":                {number.Int(7)},
		"5,8,,9":           {number.Int(5), number.Int(8), {}, number.Int(9)},
		" 1 , null , -2.5": {number.Int(1), {}, number.Float(-2.5)},
		",":                {{}, {}},
	} {
		c := mustDecode(t, "counter", "spark="+url.QueryEscape(sent)).Widget.(*counter.Counter)
		equal(t, sent, c.Spark, want)
	}
	refused(t, "counter", []bad{
		{"spark=1,a,3,0x5", []string{"spark: item 2: not a number", "spark: item 4: use decimal digits, not hexadecimal ones"}},
		{"spark=1,2;3;4", []string{"spark: item 2: " + semicolon}},
		{"spark=1,–", []string{"spark: item 2: not a number: leave it empty where there is no data"}},
		{"spark=" + strings.Repeat("1,", 400), []string{"spark: too many items: at most 400"}},
	})
	c := mustDecode(t, "counter", "spark="+strings.Repeat("1,", 399)+"1").Widget.(*counter.Counter)
	equal(t, "longest", len(c.Spark), 400)
}
