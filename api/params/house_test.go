package params_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/theme"
)

// house freezes rules that must have no fault.
func house(t testing.TB, r params.Rules) *params.House {
	t.Helper()
	h, faults := params.NewHouse(r)
	if len(faults) > 0 {
		t.Fatalf("faults: %+v", faults)
	}
	return h
}

// pairs reads "name=value" words.
func pairs(words ...string) []params.Pair {
	var all []params.Pair
	for _, w := range words {
		name, value, _ := strings.Cut(w, "=")
		all = append(all, params.Pair{Name: name, Value: value})
	}
	return all
}

func acme() theme.Palette {
	green := map[theme.Token]color.NRGBA{theme.SuccessFill: {0, 0x87, 0x5a, 0xff}}
	return theme.NewPalette(theme.DataCenter, green, green)
}

func company(t testing.TB) *params.House {
	return house(t, params.Rules{
		Defaults: pairs("locale=de-CH", "hoursPerDay=8.4", "palette=acme", "height=100"),
		Presets: []params.Preset{
			{Name: "sla", About: "Availability", Pairs: pairs("min=90", "thresholds=90:danger,97:warning,99:success", "unit=%", "style=needle", "height=200")},
			{Name: "velocity", Pairs: pairs("unit=points", "delta=both", "locale=en")},
		},
		Palettes: []params.NamedPalette{{Name: "acme", Palette: acme()}},
	})
}

// What a request with a preset is, is what it is with everything spelled out.
func TestHouseHoldsWhereARequestSaysNothing(t *testing.T) {
	d := params.Decoder{House: company(t)}
	spelled := params.Decoder{House: house(t, params.Rules{Palettes: []params.NamedPalette{{Name: "acme", Palette: d.House.Palettes()[3].Palette}}})}
	const rest = "&locale=de-CH&hoursPerDay=8.4&palette=acme"
	const sla = "&min=90&thresholds=90:danger,97:warning,99:success&unit=%25"
	for _, c := range []struct{ widget, query, same string }{
		{"gauge", "value=72", "value=72&height=100" + rest},
		{"gauge", "", "height=100" + rest},
		{"gauge", "value=72&locale=fr&height=50", "value=72&locale=fr&height=50&hoursPerDay=8.4&palette=acme"},
		{"gauge", "value=72&palette=safe", "value=72&height=100&locale=de-CH&hoursPerDay=8.4&palette=safe"},
		{"gauge", "preset=sla&value=97.2", "value=97.2&style=needle&height=200" + sla + rest},
		{"gauge", "value=97.2&min=0&style=fill&preset=sla", "value=97.2&min=0&style=fill&height=200&thresholds=90:danger,97:warning,99:success&unit=%25" + rest},
		{"gauge", "preset=sla&value=1&thresholds=&unit=", "value=1&min=90&style=needle&height=200&unit=" + rest},
		{"gauge", "preset=&value=1", "value=1&height=100" + rest},
		// A bar has no needle, a counter no scale.
		{"bar", "preset=sla&value=97.2", "value=97.2&height=200" + sla + rest},
		{"counter", "preset=sla&value=97.2", "value=97.2&height=200&thresholds=90:danger,97:warning,99:success&unit=%25" + rest},
		{"counter", "preset=velocity&value=40&previous=30", "value=40&previous=30&height=100&unit=points&delta=both&locale=en&hoursPerDay=8.4&palette=acme"},
		{"gauge", "preset=velocity&value=40", "value=40&height=100&unit=points&locale=en&hoursPerDay=8.4&palette=acme"},
	} {
		got, problems := d.Query(c.widget, c.query, render.SVG)
		equal(t, c.query, messages(problems), []string(nil))
		want, problems := spelled.Query(c.widget, c.same, render.SVG)
		equal(t, c.same, messages(problems), []string(nil))
		equal(t, c.widget+"?"+c.query, got.Widget, want.Widget)
		equal(t, c.widget+"?"+c.query, got.Frame, want.Frame)
	}
}

func TestHouseInEveryWayOfAsking(t *testing.T) {
	d := params.Decoder{House: company(t)}
	want, _ := d.Query("gauge", "preset=sla&value=97.2", render.PNG)
	form, problems := d.Form("gauge", "value=97.2", []byte("preset=sla"), render.PNG)
	equal(t, "form", messages(problems), []string(nil))
	equal(t, "form", form.Widget, want.Widget)
	object, problems := d.JSON("gauge", "preset=sla", []byte(`{"value": 97.2}`), render.PNG)
	equal(t, "JSON", messages(problems), []string(nil))
	equal(t, "JSON", object.Widget, want.Widget)
	words, problems := d.Pairs("gauge", pairs("preset=sla", "value=97.2"), render.PNG)
	equal(t, "words", messages(problems), []string(nil))
	equal(t, "words", words.Widget, want.Widget)
}

func TestUnknownPreset(t *testing.T) {
	for _, c := range []struct {
		house *params.House
		query string
		want  string
	}{
		{company(t), "preset=slo", "preset: unknown preset; the nearest known name is sla"},
		{company(t), "preset=SLA", "preset: unknown preset; the nearest known name is sla"},
		{company(t), "preset=velocty", "preset: unknown preset; the nearest known name is velocity"},
		{company(t), "preset=budget", "preset: unknown preset"},
		{company(t), "preset=" + strings.Repeat("sla", 100), "preset: unknown preset"},
		{company(t), "preset=v%C3%A9locity", "preset: unknown preset; the nearest known name is velocity"},
		{nil, "preset=sla", "preset: unknown preset"},
		{company(t), "preset=%FF", "preset: not valid UTF-8"},
		{company(t), "preset=sla&preset=sla", "preset: given twice"},
		{company(t), "palette=acne", "palette: not one of: dc, cloud, safe, acme"},
		{company(t), "preset=sla&arc=360", "style: a needle needs an arc of 180, 240 or 270: on a full ring both ends of the scale are one"},
	} {
		r, problems := params.Decoder{House: c.house}.Query("gauge", c.query+"&value=1", render.PNG)
		equal(t, c.query, messages(problems), []string{c.want})
		if r.Widget != nil {
			t.Errorf("%s: there is a widget", c.query)
		}
	}
	h := company(t)
	_, problems := params.Decoder{House: h}.Query("gauge", "preset=none&value=1", render.PNG)
	equal(t, "the error picture's size", len(problems), 1)
}

// A share is one of the scale that the request and the house make together.
func TestSharesOfTheHouse(t *testing.T) {
	d := params.Decoder{House: house(t, params.Rules{
		Defaults: pairs("format=percent"),
		Presets:  []params.Preset{{Name: "a", Pairs: pairs("thresholds=50%:success", "target=10%")}, {Name: "b", Pairs: pairs("max=8", "format=number", "value=3")}},
	})}
	for query, same := range map[string]string{
		"preset=a&min=0&max=60&value=3":    "thresholds=30:success&target=6&min=0&max=60&value=3&format=percent",
		"preset=a&min=0.2&value=0":         "thresholds=0.6:success&target=0.28&min=0.2&max=1&value=0&format=percent",
		"preset=b&thresholds=25%25:danger": "max=8&value=3&thresholds=2:danger",
	} {
		got, problems := d.Query("gauge", query, render.SVG)
		equal(t, query, messages(problems), []string(nil))
		want, _ := params.Decode("gauge", same, render.SVG)
		equal(t, query, got.Widget, want.Widget)
	}
	got, _ := d.Query("gauge", "preset=a&min=1&max=0&value=3", render.SVG)
	if !got.Widget.(*render.Gauge).ZonesFall {
		t.Error("the zones of a preset run up on a scale that falls")
	}
	// The house's value does not hide that the request's was lost.
	_, problems := d.Query("gauge", "preset=b&wert=3", render.SVG)
	equal(t, "a mangled value", messages(problems), []string{"value: missing, but names were sent that are not known"})
}

func TestStrictInTheHouse(t *testing.T) {
	d := params.Decoder{House: house(t, params.Rules{Defaults: pairs("strict=true")})}
	_, problems := d.Query("gauge", "value=1&valve=2", render.PNG)
	if len(problems) != 1 || problems[0].Code != params.UnknownParameter {
		t.Errorf("strict by default: %v", messages(problems))
	}
	_, problems = d.Query("gauge", "value=1&whatever=2&strict=false", render.PNG)
	equal(t, "strict=false", messages(problems), []string(nil))
}

func TestFaultsOfRules(t *testing.T) {
	p := func(name string, words ...string) params.Preset {
		return params.Preset{Name: name, Pairs: pairs(words...)}
	}
	for _, c := range []struct {
		what  string
		rules params.Rules
		want  []string
	}{
		{"an unknown parameter", params.Rules{Presets: []params.Preset{p("a", "labl=x", "label=x")}}, []string{"0 -1 0 unknown parameter; the nearest known name is label"}},
		{"nothing near", params.Rules{Presets: []params.Preset{p("a", "geheimnis=x")}}, []string{"0 -1 0 unknown parameter"}},
		{"a word nobody has", params.Rules{Presets: []params.Preset{p("a", "theme=blue")}}, []string{"0 -1 0 not one of: light, dark, auto"}},
		{"a word no widget has", params.Rules{Presets: []params.Preset{p("a", "style=blue")}}, []string{
			"0 -1 0 gauge: not one of: fill, needle, marker", "0 -1 0 bar: not one of: bar, bullet",
		}},
		{"a word one widget has", params.Rules{Presets: []params.Preset{p("a", "style=bullet", "show=fraction")}}, nil},
		{"shares of a scale that a counter has not", params.Rules{Presets: []params.Preset{p("a", "thresholds=50%:success")}}, nil},
		{"shares of no scale", params.Rules{Presets: []params.Preset{p("a", "total=50%")}}, []string{"0 -1 0 a percent sign has no meaning here"}},
		{"a number", params.Rules{Defaults: pairs("hoursPerDay=8,4", "decimals=9")}, []string{"-1 -1 0 use a point as the decimal mark", "-1 -1 1 out of range: 0 to 6"}},
		{"items", params.Rules{Presets: []params.Preset{p("a", "thresholds=0:succes,50,80:danger")}}, []string{
			"0 -1 0 item 1: " + notColor, "0 -1 0 item 2: " + notForm,
		}},
		{"a preset in a preset", params.Rules{Presets: []params.Preset{p("a", "preset=b"), p("b")}}, []string{"0 -1 0 a preset is chosen by a request, not by the file"}},
		{"a parameter twice", params.Rules{Presets: []params.Preset{p("a", "min=1", "min=2")}}, []string{"0 -1 1 given twice"}},
		{"a needle on a ring", params.Rules{Presets: []params.Preset{p("a", "style=needle", "arc=360")}}, []string{
			"0 -1 0 gauge: a needle needs an arc of 180, 240 or 270: on a full ring both ends of the scale are one", "0 -1 0 bar: not one of: bar, bullet",
		}},
		{"a ring by default", params.Rules{Defaults: pairs("arc=360"), Presets: []params.Preset{p("a", "style=needle", "max=9")}}, []string{
			"0 -1 0 gauge: a needle needs an arc of 180, 240 or 270: on a full ring both ends of the scale are one", "0 -1 0 bar: not one of: bar, bullet",
		}},
		{"too many pixels", params.Rules{Presets: []params.Preset{p("a", "width=2000", "height=2000", "dpr=2")}}, []string{"0 -1 2 too many pixels: width × height × dpr² is at most 4000000"}},
		{"too many pixels with the defaults", params.Rules{Defaults: pairs("dpr=2"), Presets: []params.Preset{p("a", "width=2000", "height=2000")}}, []string{
			"0 -1 -1 gauge: dpr: too many pixels: width × height × dpr² is at most 4000000",
			"0 -1 -1 counter: dpr: too many pixels: width × height × dpr² is at most 4000000",
			"0 -1 -1 bar: dpr: too many pixels: width × height × dpr² is at most 4000000",
		}},
		{"a lower limit", params.Rules{MaxPixels: 100_000, Presets: []params.Preset{p("a", "width=400", "height=300")}}, []string{"0 -1 0 too many pixels: width × height × dpr² is at most 100000"}},
		{"names", params.Rules{Presets: []params.Preset{p(""), p("a b"), p(strings.Repeat("a", 41)), p("-a"), p("a/b"), p("é")}}, []string{
			"0 -1 -1 " + wrongName, "1 -1 -1 " + wrongName, "2 -1 -1 " + wrongName, "3 -1 -1 " + wrongName, "4 -1 -1 " + wrongName, "5 -1 -1 " + wrongName,
		}},
		{"good names", params.Rules{Presets: []params.Preset{p("a"), p("A"), p("9-to_5.x"), p(strings.Repeat("a", 40))}}, nil},
		{"a name twice", params.Rules{Presets: []params.Preset{p("a"), p("a")}}, []string{"1 -1 -1 the name stands twice"}},
		{"palettes", params.Rules{Palettes: []params.NamedPalette{{Name: "dc"}, {Name: "a b"}, {Name: "x"}, {Name: "x"}}}, []string{
			"-1 0 -1 the name belongs to a built-in palette", "-1 1 -1 " + wrongName, "-1 3 -1 the name stands twice",
		}},
		{"an unknown palette", params.Rules{Palettes: []params.NamedPalette{{Name: "acme"}}, Defaults: pairs("palette=acne")}, []string{"-1 -1 0 not one of: dc, cloud, safe, acme"}},
		{"all at once", params.Rules{Defaults: pairs("min=x"), Presets: []params.Preset{p("a", "max=x"), p("b", "theme=x")}}, []string{
			"-1 -1 0 not a number", "0 -1 0 not a number", "1 -1 0 not one of: light, dark, auto",
		}},
	} {
		h, faults := params.NewHouse(c.rules)
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprint(f.Preset, f.Palette, f.Pair, " ", f.Detail))
		}
		equal(t, c.what, got, c.want)
		if (h == nil) != (len(faults) > 0) {
			t.Errorf("%s: house %v beside %d faults", c.what, h, len(faults))
		}
	}
}

const (
	wrongName = "a name has 1 to 40 letters from a to z, digits, and -_. after the first"
)

func TestHouseDescribesItself(t *testing.T) {
	h := company(t)
	specs := map[string]params.Spec{}
	for _, s := range h.For("counter") {
		specs[s.Name] = s
	}
	equal(t, "locale", specs["locale"].Default, "de-CH")
	equal(t, "palette", specs["palette"].Default, "acme")
	equal(t, "palettes", specs["palette"].Values, []string{"dc", "cloud", "safe", "acme"})
	equal(t, "presets", specs["preset"].Values, []string{"sla", "velocity"})
	equal(t, "height", specs["height"].Default, "100")
	equal(t, "untouched", specs["decimals"], func() params.Spec {
		i := slices.IndexFunc(params.For("counter"), func(s params.Spec) bool { return s.Name == "decimals" })
		return params.For("counter")[i]
	}())
	equal(t, "of a bar", h.Preset("sla", "bar"), pairs("min=90", "thresholds=90:danger,97:warning,99:success", "unit=%", "height=200"))
	equal(t, "of a counter", h.Preset("velocity", "counter"), pairs("unit=points", "delta=both", "locale=en"))
	equal(t, "of nothing", h.Preset("sla", "pie"), []params.Pair(nil))
	equal(t, "no preset", h.Preset("slo", "bar"), []params.Pair(nil))
	equal(t, "about", h.Presets()[0].About, "Availability")
	equal(t, "rows", len(h.All()), len(params.All()))

	var none *params.House
	equal(t, "no house", none.All(), params.All())
	equal(t, "no house", none.For("bar"), params.For("bar"))
	equal(t, "no house", len(none.Presets())+len(none.Preset("a", "bar")), 0)
	equal(t, "no house", len(none.Palettes()), 3)
	equal(t, "no house", none.Fingerprint(), "")
}

func TestFingerprint(t *testing.T) {
	same, again := company(t).Fingerprint(), company(t).Fingerprint()
	equal(t, "the same rules", same, again)
	seen := map[string]string{}
	for what, r := range map[string]params.Rules{
		"nothing": {},
		"default": {Defaults: pairs("unit=h")},
		"other":   {Defaults: pairs("unit=d")},
		"preset":  {Presets: []params.Preset{{Name: "a", Pairs: pairs("unit=h")}}},
		"named":   {Presets: []params.Preset{{Name: "b", Pairs: pairs("unit=h")}}},
		"palette": {Palettes: []params.NamedPalette{{Name: "a"}}},
		"colour":  {Palettes: []params.NamedPalette{{Name: "a", Palette: acme()}}},
	} {
		mark := house(t, r).Fingerprint()
		if other, taken := seen[mark]; taken || mark == "" {
			t.Errorf("%s and %s have the mark %q", what, other, mark)
		}
		seen[mark] = what
	}
}

// many is a house with a number of presets of five parameters.
func many(t testing.TB, n int) *params.House {
	r := params.Rules{Presets: make([]params.Preset, n)}
	for i := range r.Presets {
		r.Presets[i] = params.Preset{Name: fmt.Sprintf("preset-%d", i), Pairs: pairs(
			"min=90", "thresholds=90:danger,97:warning:At risk,99:success", "unit=%", "locale=de-CH", "label=Availability")}
	}
	return house(t, r)
}

// The work for a request does not grow with the file.
func TestAllocationsDoNotGrowWithTheFile(t *testing.T) {
	one, thousands := params.Decoder{House: many(t, 1)}, params.Decoder{House: many(t, 10_000)}
	for _, query := range []string{"value=72&label=Load", "value=72&preset=preset-0", "value=72&preset=preset-x"} {
		count := func(d params.Decoder) float64 {
			return testing.AllocsPerRun(100, func() { d.Query("gauge", query, render.PNG) })
		}
		if few, lots := count(one), count(thousands); lots > few {
			t.Errorf("%s: %v allocations with 10,000 presets, %v with one", query, lots, few)
		}
	}
	none := params.Decoder{}
	with, without := testing.AllocsPerRun(100, func() { one.Query("gauge", "value=72", render.PNG) }),
		testing.AllocsPerRun(100, func() { none.Query("gauge", "value=72", render.PNG) })
	equal(t, "allocations of a request without a preset", with, without)
}

func BenchmarkHouse(b *testing.B) {
	none, lots := params.Decoder{}, params.Decoder{House: many(b, 10_000)}
	for _, c := range []struct {
		name  string
		d     params.Decoder
		query string
	}{
		{"no file", none, "value=97.2&min=90&thresholds=90:danger,97:warning:At+risk,99:success&unit=%25&locale=de-CH&label=Availability"},
		{"file unused", lots, "value=97.2&min=90&thresholds=90:danger,97:warning:At+risk,99:success&unit=%25&locale=de-CH&label=Availability"},
		{"preset", lots, "value=97.2&preset=preset-5000"},
		{"unknown preset", lots, "value=97.2&preset=preset-50000"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.d.Query("gauge", c.query, render.PNG)
			}
		})
	}
}

// A preset's shares are of the scale that the request has, and count for nothing where
// there is none; its words for colours and its format count as a request's.
func TestSharesInPresets(t *testing.T) {
	d := params.Decoder{House: house(t, params.Rules{Presets: []params.Preset{
		{Name: "half", Pairs: pairs("thresholds=0:red,50%:green", "target=75%")},
		{Name: "ratio", Pairs: pairs("format=percent")},
	}})}
	for _, c := range []struct{ widget, query, same string }{
		{"gauge", "preset=half&value=20&max=60", "value=20&max=60&thresholds=0:danger,30:success&target=45"},
		{"gauge", "preset=half&value=20&max=60&target=", "value=20&max=60&thresholds=0:danger,30:success"},
		{"bar", "preset=half&value=20&max=40", "value=20&max=40&thresholds=0:danger,20:success&target=30"},
		{"counter", "preset=half&value=20", "value=20"},
		{"gauge", "preset=ratio&value=72%25&target=50%25", "format=percent&value=0.72&max=1&target=0.5"},
		{"counter", "preset=ratio&value=72%25", "format=percent&value=0.72"},
	} {
		got, problems := d.Query(c.widget, c.query, render.PNG)
		equal(t, c.query, messages(problems), []string(nil))
		want, problems := params.Decode(c.widget, c.same, render.PNG)
		equal(t, c.same, messages(problems), []string(nil))
		equal(t, c.widget+"?"+c.query, got, want)
	}
}
