package playground

import (
	"net/url"
	"slices"
	"strings"

	"github.com/plugio/charts/api/params"
)

// Sample is a picture of one value of a parameter.
type Sample struct {
	Value string
	// Address draws it, relative to the service.
	Address string
	// Themed says that the address can be given another theme.
	Themed bool
}

// shown is what the pictures of a widget hold beside the parameter that they show.
var shown = map[string]string{
	"gauge":   "value=72&label=Sprint",
	"counter": "value=128&previous=146&spark=171,168,160,163,151,146,139&label=Open%20bugs",
	"bar":     "value=48&label=Budget",
}

const (
	parts = "segments=19:success:Done,9:information:In%20progress,6:neutral:To%20do&height=64"
	zones = "value=72&thresholds=0:danger,50:warning,80:success"
)

// shownInstead is what they hold where the parameter would otherwise change nothing, or
// little that can be seen.
var shownInstead = map[string]string{
	"segments":    "height=64",
	"total":       parts,
	"legend":      parts + "&width=120",
	"spark":       "value=128",
	"thresholds":  "value=72",
	"status":      zones + "&label=Sprint",
	"palette":     zones,
	"scaleLabels": zones,
	"style":       zones,
	"previous":    "value=72",
	"delta":       "value=72&previous=65",
	"tint":        "value=128&label=Open%20bugs&thresholds=0:success,100:warning",
	"noData":      "value=",
	"dir":         zones + "&label=%D7%A1%D7%A4%D7%A8%D7%99%D7%A0%D7%98&status=name",
	"format":      "value=5400&max=9000",
	"decimals":    "value=72.4567",
	"locale":      "value=12345.6&max=20000",
	"hoursPerDay": "value=129600&max=300000&format=duration",
	"daysPerWeek": "value=259200&max=300000&format=duration",
	"strict":      "value=72&made_by=x",
	"good":        "value=128&previous=146",
	"comparison":  "value=72&previous=65",
	"ends":        "value=72",
	"neutral":     "value=72",
	"min":         "value=72",
	"max":         "value=72",
}

// Samples are the pictures that show what a parameter does: of each of its words, or of its
// default and its example. A parameter whose values are only known by the service, such as a
// preset where there is none, has no pictures.
func Samples(spec params.Spec) []Sample {
	var all []Sample
	for _, value := range sampled(spec) {
		all = append(all, Sample{Value: value, Address: sampleAddress(spec, value), Themed: spec.Name != "theme"})
	}
	return all
}

func sampled(spec params.Spec) []string {
	switch {
	case spec.Kind == params.Boolean:
		return []string{"false", "true"}
	case spec.Kind == params.PresetName, len(spec.Values) > 0:
		return spec.Values
	case spec.Default != "" && spec.Default != spec.Example:
		return []string{spec.Default, spec.Example}
	}
	return []string{spec.Example}
}

// sampleAddress draws a value on the first widget that knows the parameter. Only a PNG has
// pixels to count.
func sampleAddress(spec params.Spec, value string) string {
	widget, ending := spec.Widgets[0], ".svg?"
	if spec.Name == "dpr" {
		ending = ".png?"
	}
	beside, found := shownInstead[spec.Name]
	if !found {
		beside = shown[widget]
	}
	pairs := strings.Split(beside, "&")
	pairs = slices.DeleteFunc(pairs, func(pair string) bool { return strings.HasPrefix(pair, spec.Name+"=") && spec.Name != "noData" })
	return widget + ending + strings.Join(append([]string{spec.Name + "=" + escape(value)}, pairs...), "&")
}

func escape(value string) string {
	return strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
}
