package openapi

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/api/params"
)

const hexPattern = "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"

// schemaOf says what a parameter may hold, in JSON Schema.
func schemaOf(spec params.Spec) object {
	s := kindSchema(spec)
	if spec.Default != "" {
		s["default"] = literal(spec, spec.Default)
	}
	s["examples"] = []any{literal(spec, spec.Example)}
	return s
}

func kindSchema(spec params.Spec) object {
	switch spec.Kind {
	case params.Number, params.OptionalNumber:
		if spec.Percent {
			return bounded(spec, "number", "string")
		}
		return bounded(spec, "number")
	case params.Data:
		return bounded(spec, "number", "string")
	case params.Integer:
		return bounded(spec, "integer")
	case params.Decimal:
		return bounded(spec, "number")
	case params.Boolean:
		return object{"type": "boolean"}
	case params.Choice:
		if !hasNumbers(spec) {
			return object{"type": "string", "enum": spec.Values}
		}
		values := make([]any, len(spec.Values))
		for i, v := range spec.Values {
			values[i] = literal(spec, v)
		}
		return object{"type": "integer", "enum": values}
	case params.PresetName:
		if len(spec.Values) > 0 {
			return object{"type": "string", "enum": append(spec.Values, "")}
		}
	case params.Color, params.Background:
		return object{"type": "string", "anyOf": []any{object{"enum": slices.Concat(spec.Values, spec.Words)}, object{"pattern": hexPattern}}}
	}
	s := object{"type": "string"}
	if spec.MaxLength > 0 {
		s["maxLength"] = spec.MaxLength
	}
	if spec.Form != "" {
		s["description"] = "At most " + strconv.Itoa(spec.MaxItems) + " items of the form " + spec.Form + ", separated by commas."
	}
	return s
}

// digitsKept is the size that numbers stay below whose digits are kept.
const digitsKept = 1e16

func bounded(spec params.Spec, types ...string) object {
	s := object{"type": types[0]}
	if len(types) > 1 {
		s["type"] = types
	}
	setBound(s, spec.Min, -digitsKept, "minimum", "exclusiveMinimum")
	setBound(s, spec.Max, digitsKept, "maximum", "exclusiveMaximum")
	if spec.Step != 0 {
		s["multipleOf"] = spec.Step
	}
	return s
}

func setBound(s object, bound, open float64, included, excluded string) {
	if bound == open {
		included = excluded
	}
	s[included] = bound
}

// hasNumbers says that a parameter's values are numbers in JSON. A palette of the
// house may be called like one.
func hasNumbers(spec params.Spec) bool {
	switch spec.Kind {
	case params.Number, params.OptionalNumber, params.Data, params.Integer, params.Decimal:
		return true
	case params.Choice:
		return !slices.ContainsFunc(spec.Values, func(v string) bool { return strings.Trim(v, "0123456789") != "" })
	}
	return false
}

// literal is a parameter's text as the JSON value that a schema of its kind describes.
func literal(spec params.Spec, text string) any {
	switch {
	case spec.Kind == params.Boolean:
		return text == "true"
	case hasNumbers(spec):
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return f
		}
	}
	return text
}
