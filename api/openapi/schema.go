package openapi

import (
	"slices"
	"strconv"

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
		kind := "string"
		values := make([]any, len(spec.Values))
		for i, v := range spec.Values {
			values[i] = literal(spec, v)
			if _, number := values[i].(float64); number {
				kind = "integer"
			}
		}
		return object{"type": kind, "enum": values}
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

// literal is a parameter's text as the JSON value that a schema of its kind describes.
func literal(spec params.Spec, text string) any {
	switch spec.Kind {
	case params.Boolean:
		return text == "true"
	case params.Number, params.OptionalNumber, params.Data, params.Integer, params.Decimal, params.Choice:
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return f
		}
	}
	return text
}
