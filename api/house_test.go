package api

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/api/presets"
)

// company is the file of a company with 20 presets.
const company = "testdata/company.yaml"

// loadHouse reads a presets file that has no fault.
func loadHouse(t testing.TB, path string) *params.House {
	t.Helper()
	file, err := presets.Load(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	return file.House
}

// asked is what a page says itself, at random.
func asked(r *rand.Rand, widget string) url.Values {
	words := map[string][]string{
		"value":    {"97.25", "0", "42", "12345.678", "n/a", "-3"},
		"label":    {"Jira", "Größe & Co", ""},
		"theme":    {"dark", "auto", "light"},
		"decimals": {"0", "1", ""},
		"locale":   {"fr", "en"},
		"palette":  {"safe", "acme", "cloud"},
		"suffix":   {"%", ""},
		"width":    {"200", "333"},
		"min":      {"0", "-10"},
		"thresholds": {
			"", "0:danger,50:success:Fine",
		},
		"style":    {map[string]string{"gauge": "marker", "bar": "bullet"}[widget]},
		"previous": {"90"},
	}
	query := url.Values{"value": {words["value"][r.IntN(6)]}}
	for _, spec := range params.For(widget) {
		if choices := words[spec.Name]; len(choices) > 0 && r.IntN(4) == 0 {
			query.Set(spec.Name, choices[r.IntN(len(choices))])
		}
	}
	return query
}

// An address with a preset is answered with the very bytes of the address that spells
// everything out, by a service that knows nothing but the palettes.
func TestPresetsEqualWhatTheyStandFor(t *testing.T) {
	house := loadHouse(t, company)
	if n := len(house.Presets()); n != 20 {
		t.Fatalf("%d presets, want 20", n)
	}
	own := slices.DeleteFunc(house.Palettes(), func(p params.NamedPalette) bool {
		return slices.ContainsFunc((*params.House)(nil).Palettes(), func(b params.NamedPalette) bool { return b.Name == p.Name })
	})
	bare, faults := params.NewHouse(params.Rules{Palettes: own})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	housed := newService(t, func(c *Config) { c.House = house })
	plain := newService(t, func(c *Config) { c.House = bare })
	defaults := map[string]string{"locale": "de-CH", "hoursPerDay": "8.4", "palette": "acme", "noData": "–"}
	r := rand.New(rand.NewPCG(1, 2))
	used := map[string]bool{}
	for range 200 {
		c := charts[r.IntN(len(charts))]
		preset := house.Presets()[r.IntN(20)].Name
		short := asked(r, c.widget)
		long := url.Values{}
		for name, value := range defaults {
			long.Set(name, value)
		}
		for _, p := range house.Preset(preset, c.widget) {
			long.Set(p.Name, p.Value)
		}
		for name := range short {
			long.Set(name, short.Get(name))
		}
		short.Set("preset", preset)
		used[preset] = true
		got, want := get(t, housed, c.path()+"?"+short.Encode()), get(t, plain, c.path()+"?"+long.Encode())
		body := apitest.Body(t, got)
		if got.StatusCode != want.StatusCode || !bytes.Equal(body, apitest.Body(t, want)) {
			t.Errorf("%s?%s\ndiffers from ?%s: status %d and %d", c.path(), short.Encode(), long.Encode(), got.StatusCode, want.StatusCode)
		}
		if got.StatusCode != http.StatusOK {
			t.Errorf("%s?%s: status %d: %s", c.path(), short.Encode(), got.StatusCode, apitest.Body(t, call{
				Target: c.path() + "?" + short.Encode(), Header: http.Header{"Accept": {apitest.JSONType}},
			}.To(t, housed)))
		}
	}
	if len(used) != 20 {
		t.Errorf("only %d presets were used", len(used))
	}
}

// What is said of a request holds nothing of the file but names.
func TestProblemsDoNotQuoteTheFile(t *testing.T) {
	house, faults := params.NewHouse(params.Rules{
		Defaults: []params.Pair{{Name: "title", Value: "Zuckerrohr"}, {Name: "width", Value: "317"}},
		Presets: []params.Preset{{Name: "sla", About: "Melasse", Pairs: []params.Pair{
			{Name: "label", Value: "Zuckerrohr"}, {Name: "max", Value: "73"}, {Name: "style", Value: "needle"}, {Name: "dpr", Value: "4"},
		}}},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s := newService(t, func(c *Config) { c.House = house })
	for query, want := range map[string]string{
		"value=1&preset=slo":                       "preset: unknown preset; the nearest known name is sla",
		"value=1&preset=sla&arc=360":               "style: a needle needs an arc",
		"value=1&preset=sla&width=2000":            "dpr: too many pixels",
		"value=1&preset=sla&locale=x!":             "locale: not a language tag",
		"value=1&preset=sla&preset=sla":            "preset: given twice",
		"value=1&preset=" + strings.Repeat("s", 9): "preset: unknown preset",
	} {
		for _, accept := range []string{apitest.JSONType, apitest.SVGType} {
			resp := call{Target: "/gauge.svg?text=native&" + query, Header: http.Header{"Accept": {accept}}}.To(t, s)
			body := string(apitest.Body(t, resp))
			for _, secret := range []string{"Zuckerrohr", "Melasse", "73"} {
				if strings.Contains(body, secret) && !(accept == apitest.SVGType && secret == "73") { // a path may hold the digits
					t.Errorf("%s: %q is repeated", query, secret)
				}
			}
			if accept == apitest.JSONType {
				name, detail, _ := strings.Cut(want, ": ")
				if !strings.Contains(body, fmt.Sprintf("%q", name)) || !strings.Contains(body, detail) {
					t.Errorf("%s: %s, want %s", query, body, want)
				}
			}
		}
	}
}

// Errors take the size and the look that the house gives to pictures.
func TestErrorsTakeTheHousesSize(t *testing.T) {
	house, faults := params.NewHouse(params.Rules{Defaults: []params.Pair{{Name: "width", Value: "300"}, {Name: "height", Value: "77"}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s := newService(t, func(c *Config) { c.House = house })
	for _, target := range []string{"/gauge.png?value=x", "/none.png"} {
		resp := get(t, s, target)
		if got := apitest.Size(t, resp.Header.Get("Content-Type"), apitest.Body(t, resp)); got != "300x77" {
			t.Errorf("%s: %s", target, got)
		}
	}
}
