package openapi

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// object is a JSON object; encoding/json sorts its names, so equal ones are equal bytes.
type object = map[string]any

// Service is what the description says of a service beyond the table of parameters.
type Service struct {
	BasePath  string // what stands before every path
	Pictures  []Picture
	MaxTarget int // bytes of a request target
	House     *params.House
}

// Picture is one path that draws.
type Picture struct {
	Path   string // below the base path
	Widget string
	Format render.Format
}

// Document describes the service in the words of OpenAPI 3.1, as JSON. The parameters are
// those of the table, so a new row is described without a change here.
func Document(s Service) ([]byte, error) {
	doc := object{
		"openapi": "3.1.0",
		"info": object{
			"title":   "Plugio Charts",
			"version": "1",
			"summary": "One picture per URL: gauges, counters and bars as PNG or SVG.",
			"description": "A URL names a widget and its parameters and is answered with the picture. Parameters are only ever added. " +
				"A POST of the same parameters gives the same picture and keeps the values out of URLs. " +
				"An error is a picture too, unless the request accepts application/problem+json. " +
				"The picture of a wrong parameter has the status 200 where an image element asks for it, and then the field Plugio-Problem.",
			"license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"paths": paths(s),
		"components": object{
			"parameters": parameterObjects(s),
			"schemas":    schemaObjects(s),
			"responses":  responseObjects(s),
		},
	}
	if s.BasePath != "" {
		doc["servers"] = []any{object{"url": s.BasePath}}
	}
	text, err := json.Marshal(doc)
	if err != nil {
		return nil, fmt.Errorf("writing the API description: %w", err)
	}
	return text, nil
}

func paths(s Service) object {
	all := object{
		"/healthz": object{"get": health("live", "Says that the process answers.")},
		"/readyz":  object{"get": health("ready", "Says whether requests should be sent here.")},
	}
	for _, p := range s.Pictures {
		all[p.Path] = object{"get": drawByURL(p), "post": drawByBody(p)}
	}
	return all
}

func health(id, summary string) object {
	plain := object{"text/plain": object{"schema": object{"type": "string"}}}
	responses := object{"200": object{"description": "Yes.", "content": plain}}
	if id == "ready" {
		responses["503"] = object{"description": "Not now: the service is stopping.", "content": plain}
	}
	return object{"operationId": id, "summary": summary, "tags": []string{"health"}, "responses": responses}
}

func drawByURL(p Picture) object {
	var list []any
	for _, spec := range params.For(p.Widget) {
		list = append(list, ref("parameters", componentName(spec)))
	}
	return object{
		"operationId": "get" + title(p.Widget) + title(p.Format.String()),
		"summary":     "Draws a " + p.Widget + " as " + strings.ToUpper(p.Format.String()) + ".",
		"tags":        []string{p.Widget},
		"parameters":  list,
		"responses":   drawResponses(p, "400", "414", "503"),
	}
}

func drawByBody(p Picture) object {
	body := object{"schema": ref("schemas", title(p.Widget))}
	return object{
		"operationId": "post" + title(p.Widget) + title(p.Format.String()),
		"summary":     "Draws a " + p.Widget + " as " + strings.ToUpper(p.Format.String()) + " from values that stand in no URL.",
		"tags":        []string{p.Widget},
		"requestBody": object{
			"required": true,
			"content":  object{"application/x-www-form-urlencoded": body, "application/json": body},
		},
		"responses": drawResponses(p, "400", "413", "414", "415", "503"),
	}
}

func drawResponses(p Picture, refusals ...string) object {
	problem := object{
		"description": "The code of the first problem, if this is the picture of one, shown to an image element.",
		"schema":      object{"type": "string"},
	}
	all := object{"200": object{
		"description": "The picture.", "content": pictureContent(p.Format), "headers": object{"Plugio-Problem": problem},
	}}
	if p.Format == render.SVG {
		all["200"].(object)["description"] = "The picture, with its meaning in words as title and description."
	}
	for _, status := range refusals {
		all[status] = ref("responses", "Refused"+status+title(p.Format.String()))
	}
	return all
}

func pictureContent(f render.Format) object {
	if f == render.SVG {
		return object{f.ContentType(): object{"schema": object{"type": "string"}}}
	}
	return object{f.ContentType(): object{}}
}

// responseObjects are the refusals, each once for a format.
func responseObjects(s Service) object {
	all := object{}
	for status, meaning := range map[string]string{
		"400": "A parameter is wrong; every mistake is named.",
		"413": "The body is larger than 16 KiB.",
		"414": "The request target is longer than " + strconv.Itoa(s.MaxTarget) + " bytes.",
		"415": "The body is of another type.",
		"503": "No render slot came free in time; try again.",
	} {
		for _, f := range []render.Format{render.PNG, render.SVG} {
			content := maps.Clone(pictureContent(f))
			content["application/problem+json"] = object{"schema": ref("schemas", "Problem")}
			all["Refused"+status+title(f.String())] = object{"description": meaning, "content": content}
		}
	}
	return all
}

func parameterObjects(s Service) object {
	all := object{}
	for _, spec := range s.House.All() {
		p := object{
			"name": spec.Name, "in": "query", "description": spec.About(),
			"schema": schemaOf(spec), "example": literal(spec, spec.Example),
		}
		if spec.Empty {
			p["allowEmptyValue"] = true
		}
		all[componentName(spec)] = p
	}
	return all
}

func schemaObjects(s Service) object {
	all := object{"Problem": problemSchema()}
	for _, widget := range params.Widgets() {
		properties := object{}
		for _, spec := range s.House.For(widget) {
			schema := schemaOf(spec)
			schema["description"] = spec.About()
			properties[spec.Name] = schema
		}
		all[title(widget)] = object{"type": "object", "properties": properties}
	}
	return all
}

func problemSchema() object {
	text := object{"type": "string"}
	codes := []string{}
	for _, c := range params.Codes() {
		codes = append(codes, c.String())
	}
	one := object{
		"code":          object{"type": "string", "description": "A fixed word; of a wrong parameter one of " + strings.Join(codes, ", ") + "."},
		"parameter":     object{"type": "string", "description": "The parameter's name, absent if the whole request is meant."},
		"detail":        object{"type": "string", "description": "One sentence; it repeats nothing that was sent but a name one letter away from a known one."},
		"documentation": object{"type": "string", "format": "uri-reference"},
	}
	required := []string{"code", "detail", "documentation"}
	whole := maps.Clone(one)
	maps.Copy(whole, object{
		"type": text, "title": text, "status": object{"type": "integer"},
		"problems": object{"type": "array", "items": object{"type": "object", "properties": one, "required": required}},
	})
	return object{
		"type": "object", "description": "RFC 9457; the members of the first problem stand at the top as well.",
		"properties": whole, "required": slices.Concat([]string{"type", "title", "status", "problems"}, required),
	}
}

// componentName is unique to a row of the table: a name alone where all its widgets
// share the row.
func componentName(spec params.Spec) string {
	for _, widget := range params.Widgets() {
		if slices.Contains(spec.Widgets, widget) {
			continue
		}
		if slices.ContainsFunc(params.For(widget), func(other params.Spec) bool { return other.Name == spec.Name }) {
			return spec.Name + "." + strings.Join(spec.Widgets, ".")
		}
	}
	return spec.Name
}

func ref(kind, name string) object { return object{"$ref": "#/components/" + kind + "/" + name} }

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
