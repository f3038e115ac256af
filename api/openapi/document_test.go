package openapi_test

import (
	"cmp"
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
)

func newService(t *testing.T, base string) *api.Service {
	t.Helper()
	c := api.DefaultConfig()
	c.BasePath = base
	s, err := api.New(c)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

// pictures are the paths that draw.
var pictures = []struct{ widget, path string }{
	{"gauge", "/gauge.png"},
	{"gauge", "/gauge.svg"},
	{"counter", "/counter.png"},
	{"counter", "/counter.svg"},
	{"bar", "/bar.png"},
	{"bar", "/bar.svg"},
}

// openAPIOf reads the description that a service behind a base path gives of itself.
func openAPIOf(t *testing.T, s *api.Service, base string) (validator.Validator, []byte) {
	t.Helper()
	text := apitest.Body(t, apitest.Call{Target: base + "/openapi.json"}.To(t, s))
	document, err := libopenapi.NewDocument(text)
	if err != nil {
		t.Fatalf("reading the description: %v", err)
	}
	v, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		t.Fatalf("reading the description: %v", errs)
	}
	return v, text
}

func TestOpenAPIIsValid(t *testing.T) {
	for _, base := range []string{"", "/charts"} {
		v, text := openAPIOf(t, newService(t, base), base)
		if valid, found := v.ValidateDocument(); !valid {
			for _, e := range found {
				t.Errorf("base %q: %s: %s %v", base, e.Message, e.Reason, e.SchemaValidationErrors)
			}
		}
		if got := strings.Contains(string(text), `"servers"`); got != (base != "") {
			t.Errorf("base %q: servers described: %v", base, got)
		}
	}
}

// A mistake that the library does not find would make the test above worthless.
func TestOpenAPIValidatorFindsMistakes(t *testing.T) {
	_, text := openAPIOf(t, newService(t, ""), "")
	for _, broken := range []struct{ from, to string }{
		{`"in":"query"`, `"in":"nowhere"`},
		{`"required":true`, `"required":"yes"`},
		{`"openapi":"3.1.0",`, `"openapi":"3.1.0","colour":"red",`},
	} {
		document, err := libopenapi.NewDocument([]byte(strings.Replace(string(text), broken.from, broken.to, 1)))
		if err != nil {
			continue
		}
		v, errs := validator.NewValidator(document)
		if len(errs) > 0 {
			continue
		}
		if valid, _ := v.ValidateDocument(); valid {
			t.Errorf("%s in place of %s is called valid", broken.to, broken.from)
		}
	}
}

func TestOpenAPIDescribesEveryParameter(t *testing.T) {
	_, text := openAPIOf(t, newService(t, ""), "")
	var doc struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct {
					Ref string `json:"$ref"`
				}
			}
		}
		Components struct {
			Parameters map[string]struct{ Name, Description string }
			Schemas    map[string]struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	if len(doc.Components.Parameters) != len(params.All()) {
		t.Errorf("%d parameters, the table has %d", len(doc.Components.Parameters), len(params.All()))
	}
	for _, c := range pictures {
		var got, want []string
		for _, p := range doc.Paths[c.path].Get.Parameters {
			got = append(got, doc.Components.Parameters[strings.TrimPrefix(p.Ref, "#/components/parameters/")].Name)
		}
		for _, spec := range params.For(c.widget) {
			want = append(want, spec.Name)
			if doc.Components.Schemas[strings.ToUpper(c.widget[:1])+c.widget[1:]].Properties[spec.Name] == nil {
				t.Errorf("the body of a %s lacks %s", c.widget, spec.Name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: parameters %v, want %v", c.path, got, want)
		}
	}
}

// What the service takes and answers is what the description says.
func TestOpenAPIAgreesWithTheService(t *testing.T) {
	s := newService(t, "")
	v, _ := openAPIOf(t, s, "")
	for _, c := range pictures {
		for _, spec := range params.For(c.widget) {
			for _, value := range append([]string{spec.Example}, spec.Values...) {
				query := url.Values{spec.Name: {value}}.Encode()
				r := httptest.NewRequest("GET", c.path+"?"+query, nil)
				if valid, found := v.ValidateHttpRequest(r); !valid {
					t.Errorf("GET %s?%s: %v", c.path, query, found[0].Error())
				}
			}
		}
	}
	for _, bad := range []string{"/gauge.png?width=5", "/gauge.png?theme=blue", "/bar.svg?dpr=1.3", "/gauge.svg?color=bluish", "/gauge.svg?max=x"} {
		r := httptest.NewRequest("GET", bad, nil)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if valid, _ := v.ValidateHttpRequest(r); valid || w.Code != 400 {
			t.Errorf("%s: described as valid: %v, status %d, want false, 400", bad, valid, w.Code)
		}
	}
	for _, c := range []apitest.Call{
		{Target: "/gauge.svg?value=abc&width=5", Header: map[string][]string{"Accept": {apitest.JSONType}}},
		{Method: "POST", Target: "/bar.png", Body: "x", Header: map[string][]string{"Content-Type": {apitest.TextType}, "Accept": {apitest.JSONType}}},
	} {
		r := httptest.NewRequest(cmp.Or(c.Method, "GET"), c.Target, strings.NewReader(c.Body))
		if valid, found := v.ValidateHttpResponse(r, c.To(t, s)); !valid {
			t.Errorf("%s: the answer is not the described one: %v", c.Target, found[0].Error())
		}
	}
}

// With presets the description has the house's defaults, palettes and names, even where
// one looks like a number, and stays valid.
func TestOpenAPIKnowsTheHouse(t *testing.T) {
	h, faults := params.NewHouse(params.Rules{
		Defaults: []params.Pair{{Name: "locale", Value: "de-CH"}, {Name: "hoursPerDay", Value: "8.4"}, {Name: "palette", Value: "inf"}},
		Presets:  []params.Preset{{Name: "sla"}, {Name: "2024"}},
		Palettes: []params.NamedPalette{{Name: "inf"}, {Name: "1e5"}},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s := newHouse(t, h)
	v, text := openAPIOf(t, s, "")
	if valid, found := v.ValidateDocument(); !valid {
		t.Errorf("%v", found)
	}
	var doc struct {
		Components struct {
			Parameters map[string]struct{ Schema map[string]any }
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]map[string]any{
		"locale":      {"default": "de-CH"},
		"hoursPerDay": {"default": 8.4},
		"palette":     {"default": "inf", "type": "string", "enum": []any{"dc", "cloud", "safe", "inf", "1e5"}},
		"preset":      {"type": "string", "enum": []any{"2024", "sla", ""}},
	} {
		for key, value := range want {
			if got := doc.Components.Parameters[name].Schema[key]; !reflect.DeepEqual(got, value) {
				t.Errorf("%s: %s is %v, want %v", name, key, got, value)
			}
		}
	}
	for query, status := range map[string]int{"preset=sla": 200, "preset=2024": 200, "palette=1e5": 200, "preset=slo": 400} {
		r := httptest.NewRequest("GET", "/gauge.svg?value=1&"+query, nil)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if valid, _ := v.ValidateHttpRequest(r); valid != (status == 200) || w.Code != status {
			t.Errorf("%s: described as valid: %v, status %d, want %d", query, valid, w.Code, status)
		}
	}
}

func newHouse(t *testing.T, h *params.House) *api.Service {
	t.Helper()
	c := api.DefaultConfig()
	c.House = h
	s, err := api.New(c)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}
