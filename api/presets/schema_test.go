package presets

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/pb33f/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/plugio/charts/api/params"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	onDisk, err := os.ReadFile(filepath.Join(filepath.Dir(example), "presets.schema.json"))
	if err != nil || !bytes.Equal(text, onDisk) {
		t.Fatalf("the schema beside the example is not what go generate makes: %v", err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("presets.schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("presets.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate looks at a file as an editor does.
func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s.Validate(value)
}

func TestSchemaAcceptsTheExample(t *testing.T) {
	text, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, schema(t), text); err != nil {
		t.Error(err)
	}
}

// What the schema says of a file is what the reader says.
func TestSchemaAgreesWithTheReader(t *testing.T) {
	s := schema(t)
	for _, text := range []string{
		"defaults: {locale: de-CH, hoursPerDay: 8.4, decimals: 2, strict: true, arc: 180, style: bullet, show: fraction}",
		`defaults: {hoursPerDay: "8.4", decimals: "", strict: "true", arc: "180", thickness: "12"}`,
		`defaults: {thresholds: 0:success, color: 00875A, background: surface, target: 50, noData: "-", suffix: ""}`,
		"defaults: {thresholds: [0:success, 50:danger], palette: safe}",
		"palettes: {acme: {from: dc, light: {success: 123456, text: 'fff'}, about: x}}",
		"x-a: {anything: [1]}\npresets: {a: {}, b.c-d_9: {about: x, parameters: {}}}",
	} {
		if err := validate(t, s, []byte(text)); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
		parse(t, text)
	}
	for _, text := range []string{
		"default: {}",
		"defaults: []",
		"defaults: {valve: 1}",
		"defaults: {preset: a}",
		"defaults: {decimals: 9}",
		"defaults: {decimals: 1.5}",
		"defaults: {dpr: 1.3}",
		"defaults: {theme: blue}",
		"defaults: {style: blue}",
		"defaults: {unit: null}",
		"defaults: {unit: [a]}",
		"defaults: {strict: maybe}",
		"presets: {a b: {}}",
		"presets: {a: {min: 1}}",
		"palettes: {a: {from: pink}}",
		"palettes: {a: {light: {succes: fff}}}",
		"palettes: {a: {light: {success: green}}}",
	} {
		if err := validate(t, s, []byte(text)); err == nil {
			t.Errorf("%s: the schema accepts it", text)
		}
		if _, err := Parse("file", []byte(text), 0); err == nil {
			t.Errorf("%s: the reader accepts it", text)
		}
	}
}

// Every example and every word of the table may stand in a file.
func TestSchemaKnowsEveryParameter(t *testing.T) {
	s := schema(t)
	for _, spec := range params.All() {
		if spec.Kind == params.PresetName {
			continue
		}
		for _, value := range append([]string{spec.Example}, spec.Values...) {
			for _, quote := range []string{"", "'"} {
				text, err := yaml.Marshal(map[string]any{"defaults": map[string]any{spec.Name: value}})
				if err != nil {
					t.Fatal(err)
				}
				if quote == "" {
					text = []byte("defaults:\n  " + spec.Name + ": " + value + "\n")
				}
				if quote == "" && (value == "%" || spec.Kind == params.Text) {
					continue // needs quotes
				}
				if err := validate(t, s, text); err != nil {
					t.Errorf("%s%v", text, err)
				}
			}
		}
	}
}
