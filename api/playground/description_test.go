package playground

import (
	"encoding/json"
	"image/color"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render/theme"
)

// pageAt is one of the pages of a service.
func pageAt(t *testing.T, s Service, at string) string {
	t.Helper()
	files, err := Files(s)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f File) bool { return f.Path == at })
	if i < 0 {
		t.Fatalf("there is no page %s", at)
	}
	return string(files[i].Body)
}

func TestDescription(t *testing.T) {
	_, table, _ := strings.Cut(pageAt(t, Service{MaxPixels: 1_000_000, MaxTarget: 8000}, "/"), `<script type="application/json" id="table">`)
	table, _, _ = strings.Cut(table, "</script>")
	var got description
	if err := json.Unmarshal([]byte(table), &got); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	if got.MaxPixels != 1_000_000 || got.MaxTarget != 8000 || !slices.Equal(got.Formats, []string{"png", "svg"}) {
		t.Errorf("limits and formats: %+v", got)
	}
	if diff := cmp.Diff(params.Widgets(), got.Widgets); diff != "" {
		t.Errorf("widgets (-want +got):\n%s", diff)
	}
	specs := make([]params.Spec, len(got.Parameters))
	for i, p := range got.Parameters {
		specs[i] = params.Spec(p)
	}
	if diff := cmp.Diff(params.All(), specs); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
	if want := (colorPair{"#1f845a", "#2abb7f"}); got.Palettes["dc"]["success"] != want {
		t.Errorf("success is %v, want %v", got.Palettes["dc"]["success"], want)
	}
	for _, spec := range params.All() {
		if spec.Name == "palette" && !slices.Equal(slices.Sorted(maps.Keys(got.Palettes)), slices.Sorted(slices.Values(spec.Values))) {
			t.Errorf("the page knows the palettes %v, the table %v", slices.Sorted(maps.Keys(got.Palettes)), spec.Values)
		}
	}
}

func TestPageKnowsTheHouse(t *testing.T) {
	orange := map[theme.Token]color.NRGBA{theme.SuccessFill: {0xff, 0x80, 0, 0xff}}
	h, faults := params.NewHouse(params.Rules{
		Defaults: []params.Pair{{Name: "locale", Value: "de-CH"}},
		Presets:  []params.Preset{{Name: "sla", About: "Availability", Pairs: []params.Pair{{Name: "min", Value: "90"}, {Name: "unit", Value: "%"}}}},
		Palettes: []params.NamedPalette{{Name: "acme", Palette: theme.NewPalette(theme.Cloud, orange, nil)}},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	got := describe(Service{House: h})
	want := []preset{{"sla", "Availability", map[string]map[string]string{
		"gauge": {"min": "90", "unit": "%"}, "counter": {"unit": "%"}, "bar": {"min": "90", "unit": "%"},
	}}}
	if diff := cmp.Diff(want, got.Presets); diff != "" {
		t.Errorf("presets (-want +got):\n%s", diff)
	}
	if got.Palettes["acme"]["success"] != (colorPair{"#ff8000", "#94c748"}) {
		t.Errorf("the colours of acme: %v", got.Palettes["acme"])
	}
	for _, p := range got.Parameters {
		if p.Name == "locale" && p.Default != "de-CH" || p.Name == "palette" && !slices.Contains(p.Values, "acme") {
			t.Errorf("%s: %+v", p.Name, p)
		}
	}
}
