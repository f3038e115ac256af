package playground_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
	pages "github.com/plugio/charts/api/playground"
)

// alike are values that draw the same picture of what the samples hold.
var alike = map[string][]string{
	"dir":    {"auto", "rtl"}, // of a label that is written from right to left
	"legend": {"below"},       // as auto where the names have room under the bar
	"theme":  {"light", "auto"},
}

// TestSamples draws every sample, and wants each to show something that the others of its parameter do not.
func TestSamples(t *testing.T) {
	s := newService(t)
	drawn := 0
	for _, spec := range params.All() {
		samples := pages.Samples(spec)
		if len(samples) == 0 && spec.Kind != params.PresetName {
			t.Errorf("%s has no picture", spec.Name)
		}
		seen := map[string]string{}
		for _, sample := range samples {
			for _, theme := range []string{"", "&theme=dark"} {
				if theme != "" && !sample.Themed {
					continue
				}
				resp := apitest.Call{Target: "/charts/" + sample.Address + theme, Header: http.Header{"Sec-Fetch-Dest": {"image"}}}.To(t, s)
				picture := string(apitest.Body(t, resp))
				problem := resp.Header.Get("Plugio-Problem")
				if resp.StatusCode != 200 || (problem != "") != (spec.Name == "strict" && sample.Value == "true") {
					t.Errorf("%s: status %d, problem %q", sample.Address, resp.StatusCode, problem)
				}
				if other, twice := seen[picture]; twice && other != sample.Value && !slices.Contains(alike[spec.Name], sample.Value) {
					t.Errorf("%s: %s draws the same as %s", spec.Name, sample.Value, other)
				}
				seen[picture] = sample.Value
				drawn++
			}
		}
		if len(samples) == 1 {
			path, query, _ := strings.Cut(samples[0].Address, "?")
			_, rest, _ := strings.Cut(query, "&")
			without := apitest.Body(t, apitest.Call{Target: "/charts/" + path + "?" + rest}.To(t, s))
			if _, same := seen[string(without)]; same {
				t.Errorf("%s changes nothing in %s", spec.Name, samples[0].Address)
			}
		}
	}
	if drawn < 200 {
		t.Errorf("only %d pictures", drawn)
	}
}
