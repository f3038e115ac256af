package presets

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render/theme"
)

// object is a JSON object; encoding/json sorts its names, so equal ones are equal bytes.
type object = map[string]any

const (
	hexPattern  = "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
	namePattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"
)

// Schema returns the JSON Schema of the file, with which an editor completes names and
// marks mistakes as they are written. Parameters and tokens are those of the tables, so a
// new row is described without a change here. What passes may still be a fault: a schema
// does not know, for one, whether colons stand where thresholds have them.
func Schema() ([]byte, error) {
	about := object{"type": "string", "maxLength": params.MaxText, "description": "A line of words for whoever chooses."}
	colors := object{"$ref": "#/definitions/colors"}
	document := object{
		"$schema": "http://json-schema.org/draft-07/schema#", "title": "House defaults, presets and palettes of Plugio Charts",
		"type": "object", "additionalProperties": false, "patternProperties": object{"^" + extensionKey: object{}},
		"properties": object{
			defaultsKey: object{"$ref": "#/definitions/parameters", "description": "What holds for every picture where its address says nothing."},
			presetsKey: named("What an address asks for with preset=NAME.", object{
				aboutKey: about, parametersKey: object{"$ref": "#/definitions/parameters"},
			}),
			palettesKey: named("Brand colours, chosen with palette=NAME.", object{
				aboutKey: about, fromKey: object{"enum": paletteNames(), "description": "The palette that has the other colours."}, lightKey: colors, darkKey: colors,
			}),
		},
		"definitions": object{"parameters": parameterSchema(), "colors": colorSchema()},
	}
	text, err := json.MarshalIndent(document, "", "  ")
	return append(text, '\n'), err
}

func named(description string, properties object) object {
	return object{
		"type": "object", "description": description, "propertyNames": object{"pattern": namePattern},
		"additionalProperties": object{"type": "object", "additionalProperties": false, "properties": properties},
	}
}

func paletteNames() []string {
	var names []string
	for _, p := range (*params.House)(nil).Palettes() {
		names = append(names, p.Name)
	}
	return names
}

func colorSchema() object {
	properties := object{}
	for _, name := range tokenNames() {
		// A colour of digits alone is a number to YAML.
		properties[name] = object{"anyOf": []any{object{"type": "string", "pattern": hexPattern}, object{"type": "integer", "minimum": 0}}}
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties, "description": colorTokens()}
}

func colorTokens() string {
	return "Opaque colours by token. Of a status colour such as " + theme.SuccessFill.String() + " come " + theme.SuccessText.String() + " and " +
		theme.SuccessTint.String() + ", unless they are named too."
}

func parameterSchema() object {
	properties := object{}
	for _, spec := range allSpecs {
		if spec.Kind == params.PresetName {
			continue
		}
		s := object{"anyOf": forms(spec), "description": describe(spec)}
		if known, ok := properties[spec.Name].(object); ok { // another widget's row
			s["anyOf"] = append(known["anyOf"].([]any), s["anyOf"].([]any)...)
			s["description"] = known["description"].(string) + " " + s["description"].(string)
		}
		properties[spec.Name] = s
	}
	for _, s := range properties {
		s.(object)["anyOf"] = distinct(s.(object)["anyOf"].([]any))
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties}
}

func describe(spec params.Spec) string {
	if len(spec.Widgets) == len(params.Widgets()) {
		return spec.Doc
	}
	return strings.Join(spec.Widgets, ", ") + ": " + spec.Doc
}

// forms are the ways of writing a value, of which one must fit.
func forms(spec params.Spec) []any {
	all := kindForms(spec)
	if spec.Empty {
		all = append(all, object{"const": ""})
	}
	return all
}

func kindForms(spec params.Spec) []any {
	plain := object{"type": []string{"string", "number", "boolean"}}
	switch spec.Kind {
	case params.Choice, params.Boolean:
		words := object{"enum": words(spec)}
		if spec.Name == "palette" {
			return []any{words, object{"type": "string", "pattern": namePattern}}
		}
		return []any{words}
	case params.Integer, params.Decimal:
		number := object{"type": "number", "minimum": spec.Min, "maximum": spec.Max}
		if spec.Kind == params.Integer {
			number["type"] = "integer"
		}
		if spec.Step != 0 {
			number["multipleOf"] = spec.Step
		}
		return []any{number, object{"type": "string", "pattern": `^[0-9]+(\.[0-9]+)?$`}}
	case params.Number, params.OptionalNumber, params.Data:
		return []any{object{"type": []string{"number", "string"}}}
	case params.Text:
		plain["maxLength"] = spec.MaxLength
	case params.Thresholds, params.Segments, params.Series:
		return []any{plain, object{"type": "array", "items": plain, "maxItems": spec.MaxItems}}
	}
	return []any{plain}
}

// words are the values of a choice, as texts and as what YAML makes of them.
func words(spec params.Spec) []any {
	var all []any
	for _, v := range spec.Values {
		all = append(all, v)
		if n, err := strconv.Atoi(v); err == nil {
			all = append(all, n)
		}
		if spec.Kind == params.Boolean {
			all = append(all, v == "true")
		}
	}
	return all
}

// distinct drops forms that stand before.
func distinct(forms []any) []any {
	var seen []string
	return slices.DeleteFunc(forms, func(form any) bool {
		text, _ := json.Marshal(form) // texts, numbers and lists can always be written
		if slices.Contains(seen, string(text)) {
			return true
		}
		seen = append(seen, string(text))
		return false
	})
}
