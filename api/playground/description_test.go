package playground

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
)

func TestDescription(t *testing.T) {
	files, err := Files(Service{MaxPixels: 1_000_000, MaxTarget: 8000})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f File) bool { return f.Path == "/playground/parameters.json" })
	var got description
	if err := json.Unmarshal(files[i].Body, &got); err != nil {
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
		if spec.Name == "palette" && !slices.Equal(slices.Sorted(maps.Keys(palettes)), slices.Sorted(slices.Values(spec.Values))) {
			t.Errorf("the page knows the palettes %v, the table %v", slices.Sorted(maps.Keys(palettes)), spec.Values)
		}
	}
}
