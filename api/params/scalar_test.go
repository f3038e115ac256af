package params_test

import (
	"image/color"
	"strings"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

func TestNumbers(t *testing.T) {
	field(t, func(g *gauge.Gauge) any { return g.Min }, []good{
		{"min=-50", number.Int(-50)},
		{"min=1e3", number.Int(1000)},
		{"min=+7+", number.Int(7)},
		{"min=1e15", number.Int(1_000_000_000_000_000)},
		{"min=-9007199254740993", number.Int(-9_007_199_254_740_993)},
		{"max=5", number.Int(0)},
	})
	refused(t, "gauge", []bad{
		{"min=abc", []string{"min: not a number"}},
		{"min=", []string{"min: may not be empty"}},
		{"min=+", []string{"min: may not be empty"}},
		{"min=null", []string{"min: a number is needed here, not a word for missing data"}},
		{"min=n/a", []string{"min: a number is needed here, not a word for missing data"}},
		{"min=1,5", []string{"min: use a point as the decimal mark"}},
		{"min=1,234,567", []string{"min: leave out grouping separators"}},
		{"min=0x10", []string{"min: use decimal digits, not hexadecimal ones"}},
		{"min=1_000", []string{"min: leave out underscores"}},
		{"min=Inf", []string{"min: not a finite number"}},
		{"min=-Inf", []string{"min: not a finite number"}},
		{"min=1e16", []string{"min: too large: below 1e16 on either side of zero"}},
		{"min=-1e400", []string{"min: too large: below 1e16 on either side of zero"}},
	})
}

func TestOptionalNumbers(t *testing.T) {
	field(t, func(g *gauge.Gauge) any { return g.Target }, []good{
		{"target=0", number.Int(0)},
		{"target=80", number.Int(80)},
		{"target=", number.Value{}},
		{"target=+", number.Value{}},
		{"", number.Value{}},
	})
	refused(t, "gauge", []bad{
		{"target=null", []string{"target: a number is needed here, not a word for missing data"}},
		{"neutral=x", []string{"neutral: not a number"}},
	})
	refused(t, "bar", []bad{
		{"total=0", nil},
		{"total=-1", []string{"total: may not be negative"}},
		{"min=-1&max=-5&value=-3&target=-2", nil},
	})
}

const (
	notAlone   = "not a number alone: what stands beside it goes into prefix or unit"
	notSeconds = "not a number: a length of time is sent in seconds, such as 5400 for 1h 30m"
)

func TestData(t *testing.T) {
	field(t, value, []good{
		{"value=72", number.Int(72)},
		{"value=0", number.Int(0)},
		{"value=", number.Value{}},
		{"value=+", number.Value{}},
		{"value=null", number.Value{}},
		{"value=NaN", number.Value{}},
		{"value=undefined", number.Value{}},
		{"value=N/A", number.Value{}},
		{"value=?", number.Value{}},
		{"value=-", number.Value{}},
	})
	refused(t, "counter", []bad{
		{"value=abc&previous=12,5", []string{"value: not a number", "previous: use a point as the decimal mark"}},
		{"previous=null", nil},
		{"value=€500&previous=72pt", []string{"value: " + notAlone, "previous: " + notAlone}},
		{"value=1h 30m", []string{"value: not a number"}},
		{"value=1h 30m&format=duration", []string{"value: " + notSeconds}},
		{"format=clock&value=90:00&previous=2h", []string{"value: " + notSeconds, "previous: " + notSeconds}},
		{"value=PT1H&format=duration&thresholds=1h:danger&spark=1,2m,x", []string{
			"value: " + notSeconds, "thresholds: item 1: " + notSeconds, "spark: item 2: " + notSeconds, "spark: item 3: " + notSeconds,
		}},
		{"value=1,5&format=duration&hoursPerDay=8h", []string{"value: use a point as the decimal mark", "hoursPerDay: not a number"}},
		{"value=—", []string{"value: not a number: leave it empty where there is no data"}},
		{"value=--&previous=%25", []string{
			"value: not a number: leave it empty where there is no data", "previous: not a number: leave it empty where there is no data",
		}},
		{"value=Infinity", []string{"value: not a finite number"}},
	})
}

func TestIntegers(t *testing.T) {
	field(t, func(g *gauge.Gauge) any { return g.Width }, []good{
		{"width=16", 16.0},
		{"width=2000", 2000.0},
		{"width=+300+", 300.0},
	})
	field(t, func(g *gauge.Gauge) any { return g.Ticks }, []good{{"ticks=0", 0}, {"ticks=20", 20}})
	field(t, func(g *gauge.Gauge) any { return g.Number.Decimals }, []good{
		{"decimals=0", 0},
		{"decimals=6", 6},
		{"decimals=", -1},
		{"", -1},
	})
	for _, s := range []string{"15", "2001", "0", "1", "99999999999999999999", "18446744073709551917"} {
		refused(t, "gauge", []bad{{"width=" + s, []string{"width: out of range: 16 to 2000"}}})
	}
	for _, s := range []string{"1e9", "1e2", "0x10", "010", "%2B50", "--5", "300.0", "300px", "3 0", "٣٠", "300%25", "NaN", "1_0"} {
		refused(t, "gauge", []bad{{"height=" + s, []string{"height: not a whole number in plain digits, 16 to 2000"}}})
	}
	refused(t, "gauge", []bad{
		{"width=", []string{"width: may not be empty"}},
		{"ticks=21", []string{"ticks: out of range: 0 to 20"}},
		{"decimals=7", []string{"decimals: out of range: 0 to 6"}},
		{"decimals=-1", []string{"decimals: out of range: 0 to 6"}},
		{"decimals=1.5", []string{"decimals: not a whole number in plain digits, 0 to 6"}},
	})
}

func TestDecimals(t *testing.T) {
	field(t, func(g *gauge.Gauge) any { return g.Number.HoursPerDay }, []good{
		{"hoursPerDay=7.5", 7.5},
		{"hoursPerDay=24", 24.0},
		{"hoursPerDay=0.1", 0.1},
		{"", 8.0},
	})
	field(t, func(g *gauge.Gauge) any { return g.Number.DaysPerWeek }, []good{{"daysPerWeek=4.5", 4.5}, {"", 5.0}})
	field(t, func(g *gauge.Gauge) any { return g.Thickness }, []good{
		{"thickness=12", 12.0},
		{"thickness=2.5", 2.5},
		{"thickness=0", 0.0},
		{"thickness=", 0.0},
	})
	refused(t, "gauge", []bad{
		{"hoursPerDay=0", []string{"hoursPerDay: out of range: 0.1 to 24"}},
		{"hoursPerDay=24.01", []string{"hoursPerDay: out of range: 0.1 to 24"}},
		{"hoursPerDay=", []string{"hoursPerDay: may not be empty"}},
		{"daysPerWeek=8", []string{"daysPerWeek: out of range: 0.1 to 7"}},
		{"daysPerWeek=five", []string{"daysPerWeek: not a number"}},
		{"thickness=-1", []string{"thickness: out of range: 0 to 1000"}},
		{"thickness=1001", []string{"thickness: out of range: 0 to 1000"}},
		{"dpr=0.5", []string{"dpr: out of range: 1 to 4"}},
		{"dpr=4.5", []string{"dpr: out of range: 1 to 4"}},
		{"dpr=1e9", []string{"dpr: out of range: 1 to 4"}},
		{"dpr=1.25", []string{"dpr: not in steps of 0.5"}},
		{"dpr=NaN", []string{"dpr: a number is needed here, not a word for missing data"}},
		{"dpr=", []string{"dpr: may not be empty"}},
	})
	for query, want := range map[string]float64{"dpr=1": 1, "dpr=1.5": 1.5, "dpr=2.0": 2, "dpr=4": 4, "": 1} {
		equal(t, query, mustDecode(t, "counter", query).Options.DPR, want)
	}
}

func TestChoices(t *testing.T) {
	field(t, func(g *gauge.Gauge) any { return g.Arc }, []good{
		{"arc=180", 180},
		{"arc=240", 240},
		{"arc=270", 270},
		{"arc=360", 360},
		{"arc=+360", 360},
	})
	field(t, func(g *gauge.Gauge) any { return g.Theme }, []good{
		{"theme=light", theme.Light},
		{"theme=dark", theme.Dark},
		{"theme=auto", theme.Auto},
	})
	field(t, func(g *gauge.Gauge) any { return g.Style }, []good{{"style=fill", gauge.Fill}, {"style=needle", gauge.Needle}, {"style=marker", gauge.Marker}})
	field(t, func(g *gauge.Gauge) any { return g.Palette }, []good{
		{"palette=dc", theme.DataCenter}, {"palette=cloud", theme.Cloud}, {"palette=safe", theme.Safe},
	})
	field(t, func(g *gauge.Gauge) any { return g.Ends }, []good{{"ends=flat", widget.Flat}, {"ends=round", widget.Round}})
	field(t, func(g *gauge.Gauge) any { return g.ScaleLabels }, []good{
		{"scaleLabels=ends", gauge.LabelEnds},
		{"scaleLabels=thresholds", gauge.LabelThresholds},
		{"scaleLabels=none", gauge.LabelNone},
	})
	field(t, func(g *gauge.Gauge) any { return g.Show }, []good{
		{"show=value", widget.ShowValue},
		{"show=percent", widget.ShowPercent},
		{"show=both", widget.ShowBoth},
		{"show=none", widget.ShowNone},
	})
	field(t, func(g *gauge.Gauge) any { return g.Number.Kind }, []good{
		{"format=number", number.Plain},
		{"format=compact", number.Compact},
		{"format=percent", number.Percent},
		{"format=duration", number.Duration},
		{"format=clock", number.Clock},
	})
	refused(t, "gauge", []bad{
		{"arc=90", []string{"arc: not one of: 180, 240, 270, 360"}},
		{"arc=", []string{"arc: may not be empty"}},
		{"theme=Dark", []string{"theme: not one of: light, dark, auto"}},
		{"style=bullet", []string{"style: not one of: fill, needle, marker"}},
		{"show=part", []string{"show: not one of: value, percent, both, fraction, none"}},
		{"format=date", []string{"format: not one of: number, compact, percent, duration, clock"}},
	})
}

func TestChoicesOfOtherWidgets(t *testing.T) {
	c := mustDecode(t, "counter", "delta=points&good=down&align=center&comparison=vs+May&previous=0").Widget.(*counter.Counter)
	want := counter.New()
	want.Delta, want.Good, want.Align = counter.DeltaPoints, counter.GoodDown, counter.AlignCenter
	want.Comparison, want.Previous = "vs May", number.Int(0)
	equal(t, "counter", c, want)

	b := mustDecode(t, "bar", "style=bullet&orientation=vertical&show=fraction&legend=below&ends=flat&thickness=8&min=1&max=5&target=3&value=2&total=").Widget.(*bar.Bar)
	upright := bar.New()
	upright.Show, upright.Legend, upright.Ends, upright.Thickness = widget.ShowFraction, bar.LegendBelow, widget.Flat, 8
	upright.Style, upright.Orientation = bar.Bullet, bar.Vertical
	upright.Min, upright.Max, upright.Target, upright.Value = number.Int(1), number.Int(5), number.Int(3), number.Int(2)
	equal(t, "bar", b, upright)

	refused(t, "counter", []bad{
		{"delta=&good=left&align=end", []string{
			"delta: may not be empty",
			"good: not one of: up, down, none",
			"align: not one of: start, center",
		}},
	})
	refused(t, "bar", []bad{
		{"legend=above", []string{"legend: not one of: auto, none, below, inside"}},
		{"style=needle", []string{"style: not one of: bar, bullet"}},
		{"orientation=up", []string{"orientation: not one of: horizontal, vertical"}},
	})
}

func TestColors(t *testing.T) {
	const names = "a name in lower case such as success or green, or 3, 6 or 8 hexadecimal digits"
	field(t, func(g *gauge.Gauge) any { return g.Color }, []good{
		{"color=success", theme.Of(theme.SuccessFill)},
		{"color=categorical8", theme.Of(theme.Categorical8)},
		{"color=f80", theme.Fixed(color.NRGBA{0xff, 0x88, 0x00, 0xff})},
		{"color=%23ff8800", theme.Fixed(color.NRGBA{0xff, 0x88, 0x00, 0xff})},
		{"color=FF880080", theme.Fixed(color.NRGBA{0xff, 0x88, 0x00, 0x80})},
		{"", theme.Of(theme.InformationFill)},
	})
	for _, s := range []string{"reddish", "ff88", "%23zzzzzz", "url(%23x)", `red"+onload=`, "Success", "categorical9", "surface", "../../etc/passwd"} {
		refused(t, "gauge", []bad{{"color=" + s, []string{"color: not a colour: use " + names}}})
	}
	field(t, func(g *gauge.Gauge) any { return g.Background }, []good{
		{"background=", widget.Background{}},
		{"background=transparent", widget.Background{}},
		{"background=surface", widget.Background{Surface: true}},
		{"background=fff", widget.Background{Color: theme.Fixed(color.NRGBA{0xff, 0xff, 0xff, 0xff})}},
		{"background=danger", widget.Background{Color: theme.Of(theme.DangerFill)}},
	})
	refused(t, "gauge", []bad{
		{"color=", []string{"color: may not be empty"}},
		{"background=none", []string{"background: not a colour: use transparent, surface, " + names}},
		{"background=white", []string{"background: not a colour: use transparent, surface, " + names}},
	})
}

func TestLocales(t *testing.T) {
	want, err := number.ParseLocale("de-CH")
	if err != nil {
		t.Fatal(err)
	}
	field(t, func(g *gauge.Gauge) any { return g.Number.Locale }, []good{
		{"locale=de-CH", want},
		{"locale=en", number.Locale{}},
	})
	refused(t, "gauge", []bad{
		{"locale=", []string{"locale: may not be empty"}},
		{"locale=../de", []string{"locale: not a language tag such as en or de-CH"}},
		{"locale=" + strings.Repeat("x", 500), []string{"locale: not a language tag such as en or de-CH"}},
	})
}
