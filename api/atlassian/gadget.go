package atlassian

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

func gadgetProgram() program {
	p := itemProgram()
	p.parts = append(p.parts, "gadget.js")
	p.without = []string{appPrefix}
	quoted := make([]string, 0, 64)
	for _, name := range gadgetPreferences() {
		quoted = append(quoted, quote(name))
	}
	p.head = "const PREFERENCES = [" + strings.Join(quoted, ", ") + "];\n"
	return p
}

// gadgetSpec is an OpenSocial gadget. Its preferences are all hidden, since it brings the
// form that dashboard items have.
type gadgetSpec struct {
	XMLName xml.Name    `xml:"Module"`
	About   gadgetAbout `xml:"ModulePrefs"`
	Prefs   []userPref  `xml:"UserPref"`
	Content gadgetContent
}

type gadgetAbout struct {
	Title          string          `xml:"title,attr"`
	DirectoryTitle string          `xml:"directory_title,attr"`
	Description    string          `xml:"description,attr"`
	Author         string          `xml:"author,attr"`
	Height         int             `xml:"height,attr"`
	Optional       []gadgetFeature `xml:"Optional"`
	Require        []gadgetFeature `xml:"Require"`
}

type gadgetFeature struct {
	Feature string        `xml:"feature,attr"`
	Params  []gadgetParam `xml:"Param"`
}

type gadgetParam struct {
	Name  string `xml:"name,attr"`
	Value string `xml:",chardata"`
}

type userPref struct {
	Name     string `xml:"name,attr"`
	Datatype string `xml:"datatype,attr"`
	Default  string `xml:"default_value,attr"`
}

type gadgetContent struct {
	XMLName xml.Name `xml:"Content"`
	Type    string   `xml:"type,attr"`
	HTML    string   `xml:",cdata"`
}

// gadgetPreferences are the names under which the form saves; a gadget must announce them.
func gadgetPreferences() []string {
	names := strings.Fields("v probe isConfigured kind label unit min max show format good comparison thresholds heading refresh service segments")
	for _, role := range []string{"value", "whole", "target", "previous"} {
		names = append(names, role+"Kind", role+"Jql", role+"Field", role+"Number")
	}
	for i := 1; i <= 8; i++ {
		n := "segment" + strconv.Itoa(i)
		names = append(names, n+"Name", n+"Color", n+"Jql")
	}
	return names
}

// Gadget returns the specification of a gadget that is all three items, for a Jira that
// adds gadgets by their address. It works without the app.
func Gadget(c Config) ([]byte, error) {
	description, err := appWords("description")
	if err != nil {
		return nil, err
	}
	code, err := script(c.BasePath, gadgetProgram())
	if err != nil {
		return nil, err
	}
	style, err := jiraFiles.ReadFile("jira/style.css")
	if err != nil {
		return nil, fmt.Errorf("reading the style: %w", err)
	}
	spec := gadgetSpec{
		About: gadgetAbout{
			Title: appName, DirectoryTitle: appName, Description: description, Author: vendor, Height: 240,
			Optional: []gadgetFeature{{Feature: "gadget-directory", Params: []gadgetParam{{"categories", "Charts"}}}, {Feature: "auth-refresh"}},
			Require:  []gadgetFeature{{Feature: "dynamic-height"}, {Feature: "settitle"}, {Feature: "setprefs"}},
		},
		Content: gadgetContent{
			Type: "html",
			HTML: "\n<style>\n" + string(style) + "</style>\n<div id=\"plugio\"></div>\n<script>\n" + string(code) + "</script>\n",
		},
	}
	for _, name := range gadgetPreferences() {
		spec.Prefs = append(spec.Prefs, userPref{Name: name, Datatype: "hidden"})
	}
	body, err := xml.MarshalIndent(spec, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the gadget: %w", err)
	}
	return append([]byte(xml.Header), append(body, '\n')...), nil
}
