package atlassian

import (
	"errors"
	"fmt"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// icon is a picture in a jar, drawn from an address as every picture is.
type icon struct {
	name, widget, query string
}

// The sizes are those that the products ask for: 16 and 144 pixels in the list of apps,
// 122 by 62 in the directory of dashboard items.
func appIcons() []icon {
	const mark = "value=72&show=none&scaleLabels=none&color=success"
	return []icon{
		{"images/icon.png", "gauge", mark + "&width=16&height=16"},
		{"images/logo.png", "gauge", mark + "&width=144&height=144"},
		{"images/vendor-logo.png", "gauge", mark + "&width=72&height=72"},
	}
}

// draw returns the icons as files.
func draw(icons []icon) ([]file, error) {
	files := make([]file, len(icons))
	for i, ic := range icons {
		req, problems := params.Decode(ic.widget, ic.query, render.PNG)
		if len(problems) > 0 {
			wrong := make([]error, len(problems))
			for i, p := range problems {
				wrong[i] = p
			}
			return nil, fmt.Errorf("icon %s: %w", ic.name, errors.Join(wrong...))
		}
		data, err := render.Render(nil, req.Widget, req.Options)
		if err != nil {
			return nil, fmt.Errorf("drawing icon %s: %w", ic.name, err)
		}
		files[i] = file{ic.name, data}
	}
	return files, nil
}
