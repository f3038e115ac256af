package atlassian

import (
	"encoding/xml"
	"fmt"
)

// descriptor is atlassian-plugin.xml, as far as an app without code has a use for it.
type descriptor struct {
	XMLName xml.Name   `xml:"atlassian-plugin"`
	Key     string     `xml:"key,attr"`
	Name    string     `xml:"name,attr"`
	Version string     `xml:"plugins-version,attr"` // of the format
	Info    pluginInfo `xml:"plugin-info"`
	Texts   resource   `xml:"resource"`
	Modules []any
}

type pluginInfo struct {
	Description string       `xml:"description"`
	Version     string       `xml:"version"`
	Vendor      pluginVendor `xml:"vendor"`
	Params      []pluginParam
}

type pluginVendor struct {
	Name string `xml:"name,attr"`
}

type pluginParam struct {
	XMLName xml.Name `xml:"param"`
	Name    string   `xml:"name,attr"`
	Value   string   `xml:",chardata"`
}

// resource is a file of the jar under the name by which the product asks for it.
type resource struct {
	Type     string `xml:"type,attr"`
	Name     string `xml:"name,attr"`
	Location string `xml:"location,attr"`
}

// webResource is a set of scripts, styles and pictures for the pages of a context.
type webResource struct {
	XMLName   xml.Name   `xml:"web-resource"`
	Key       string     `xml:"key,attr"`
	Resources []resource `xml:"resource"`
	Contexts  []string   `xml:"context"`
}

// describe returns the descriptor of a bundle, with the modules that make it up. Its
// texts are expected at the base name textsName.
func (b bundle) describe(modules ...any) ([]byte, error) {
	d := descriptor{
		Key: b.key, Name: b.name, Version: "2",
		Info: pluginInfo{
			Description: b.description, Version: b.version, Vendor: pluginVendor{vendor},
			Params: []pluginParam{
				{Name: "atlassian-data-center-status", Value: "compatible"},
				{Name: "atlassian-data-center-compatible", Value: "true"},
				{Name: "plugin-icon", Value: "images/icon.png"},
				{Name: "plugin-logo", Value: "images/logo.png"},
				{Name: "vendor-icon", Value: "images/icon.png"},
				{Name: "vendor-logo", Value: "images/vendor-logo.png"},
			},
		},
		Texts:   resource{Type: "i18n", Name: "i18n", Location: textsName},
		Modules: modules,
	}
	body, err := xml.MarshalIndent(d, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the descriptor: %w", err)
	}
	return append([]byte(xml.Header), append(body, '\n')...), nil
}

// textsName is the base name of the files of texts in a jar's root.
const textsName = "plugio-charts"
