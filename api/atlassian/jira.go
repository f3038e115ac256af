package atlassian

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// Config is what an app is made for.
type Config struct {
	// BasePath is where the service answers on the product's own host, such as
	// "/charts". Empty leaves the service's address to whoever sets up an item.
	BasePath string
	// Origin is that of the service as exports and mails reach it, such as
	// "https://wiki.example.com"; they know no host that a path could belong to. Empty is the
	// page's own host.
	Origin string
	// Version is the program's; an app from a later one replaces that from an earlier.
	Version string
}

// address is where the service answers.
func (c Config) address() string { return c.Origin + c.BasePath }

// appName is how the products list the apps.
const appName = "Plugio Charts"

// jiraKey is for ever: dashboards keep their items under it.
const jiraKey = "io.plugio.charts.jira"

// itemsKey is the web resource with the files of all items.
const itemsKey = "items"

// dashboardItem is a module that the dashboard fills by an AMD module in the page.
type dashboardItem struct {
	XMLName      xml.Name       `xml:"dashboard-item"`
	Key          string         `xml:"key,attr"`
	NameKey      string         `xml:"i18n-name-key,attr"`
	Configurable bool           `xml:"configurable,attr"`
	Definition   itemDefinition `xml:"definition"`
	Description  keyed          `xml:"description"`
	AMDModule    string         `xml:"amd-module"`
	WebResource  string         `xml:"web-resource-key"`
}

type itemDefinition struct {
	Title      keyed      `xml:"title"`
	Categories []string   `xml:"categories>category"`
	Author     itemAuthor `xml:"author"`
	Thumbnail  thumbnail  `xml:"thumbnail"`
}

type itemAuthor struct {
	Name string `xml:"name"`
}

type thumbnail struct {
	Location string `xml:"location,attr"`
}

// keyed is an element whose text stands in the properties.
type keyed struct {
	Key string `xml:"key,attr"`
}

// itemKinds are the dashboard items, each with the picture that stands for it.
func itemKinds() []icon {
	const size = "&width=122&height=62"
	return []icon{
		{"gauge", "gauge", "value=72&show=none&scaleLabels=none&thresholds=0:danger,50:warning,70:success" + size},
		{"counter", "counter", "value=128&previous=112&background=surface" + size},
		{"bar", "bar", "segments=12:success,5:information,3:neutral&show=none&legend=none&thickness=20" + size},
	}
}

// Jira returns the app with the three dashboard items.
func Jira(c Config) ([]byte, error) {
	description, err := appWords("description")
	if err != nil {
		return nil, err
	}
	b := bundle{key: jiraKey, name: appName, description: description, version: osgiVersion(c.Version)}
	items, err := script(c.BasePath, itemProgram())
	if err != nil {
		return nil, err
	}
	style, err := jiraFiles.ReadFile("jira/style.css")
	if err != nil {
		return nil, fmt.Errorf("reading the style: %w", err)
	}
	icons := appIcons()
	modules := []any{itemResources()}
	for _, kind := range itemKinds() {
		modules = append(modules, itemModule(kind.name))
		kind.name = "images/" + kind.name + ".png"
		icons = append(icons, kind)
	}
	plugin, err := b.describe(modules...)
	if err != nil {
		return nil, err
	}
	b.files = []file{{"atlassian-plugin.xml", plugin}, {"js/items.js", items}, {"css/items.css", style}}
	translations, err := appTexts(b.key)
	if err != nil {
		return nil, err
	}
	pictures, err := draw(icons)
	if err != nil {
		return nil, err
	}
	b.files = slices.Concat(b.files, translations, pictures)
	return b.jar()
}

func itemResources() webResource {
	return webResource{
		Key: itemsKey,
		Resources: []resource{
			{"download", "items.js", "js/items.js"},
			{"download", "items.css", "css/items.css"},
			{"download", "images/", "images"},
		},
		Contexts: []string{"atl.dashboard"},
	}
}

func itemModule(kind string) dashboardItem {
	title, description := keyed{jiraKey + "." + kind + ".title"}, keyed{jiraKey + "." + kind + ".description"}
	return dashboardItem{
		Key: kind, NameKey: title.Key, Configurable: true,
		Definition: itemDefinition{
			Title: title, Categories: []string{"Charts"}, Author: itemAuthor{vendor},
			Thumbnail: thumbnail{"/download/resources/" + jiraKey + ":" + itemsKey + "/images/" + kind + ".png"},
		},
		Description: description,
		AMDModule:   "plugio-charts/" + kind,
		WebResource: jiraKey + ":" + itemsKey,
	}
}

// appTexts are the files of the texts that the product's pages show. Jira calls its
// languages with their country.
func appTexts(key string) ([]file, error) {
	names := map[string]string{"en": textsName + ".properties", "de": textsName + "_de_DE.properties"}
	var files []file
	for _, language := range languages {
		all, err := jiraTexts(language)
		if err != nil {
			return nil, err
		}
		var texts []text
		for _, t := range all {
			if own, ok := strings.CutPrefix(t.key, appPrefix); ok {
				texts = append(texts, text{own, t.words})
			}
		}
		files = append(files, file{names[language], properties(key+".", texts)})
	}
	return files, nil
}

// appWords is one of the app's texts in the default language.
func appWords(key string) (string, error) {
	texts, err := jiraTexts(languages[0])
	if err != nil {
		return "", err
	}
	for _, t := range texts {
		if t.key == appPrefix+key {
			return t.words, nil
		}
	}
	return "", fmt.Errorf("the app has no text %s", key)
}
