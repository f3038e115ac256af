package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"net/url"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
)

// sheet is one picture that shows many, each over a line that says what it is.
type sheet struct {
	file  string
	dark  bool
	cells []cell
}

// cell is one picture of a sheet.
type cell struct {
	caption string
	widget  string
	query   string
}

// basics are the pictures whose options the sheets vary.
var basics = map[string]string{
	"gauge":   "value=72&unit=%25&label=Sprint+progress&thresholds=0:danger,50:warning,80:success",
	"counter": "value=1284&previous=1467&good=down&label=Open+bugs&comparison=vs+last+week",
	"bar":     "value=42&max=60&label=Story+points&thresholds=0:warning,30:success",
}

// needs are what some options show nothing without.
var needs = map[string]string{
	"sparkStyle": "&spark=30,28,28.5,27,25,26,24,24.5,22,21,24", "tint": "&thresholds=0:success,1000:warning",
	"legend": "&height=72&segments=19:success:Done,9:information:In+progress,6:neutral:To+do",
	"total":  "&segments=12:success:Done,5::In+progress", "orientation": "&width=96&height=180", "palette": "",
	"hoursPerDay": "&format=duration&value=200000", "daysPerWeek": "&format=duration&value=200000", "noData": "&value=",
}

// sizes are what a canvas may be at its extremes, and common sizes in between.
var sizes = [][2]int{
	{16, 16},
	{24, 24},
	{32, 32},
	{48, 48},
	{64, 64},
	{80, 20},
	{100, 30},
	{96, 60},
	{100, 100},
	{120, 80},
	{160, 120},
	{24, 180},
	{60, 200},
	{400, 24},
	{400, 60},
	{300, 220},
}

func sheets() []sheet {
	return []sheet{
		{"options-light.png", false, options()},
		{"options-dark.png", true, options()},
		{"sizes-light.png", false, extremes()},
		{"sizes-dark.png", true, extremes()},
	}
}

// options is a cell for every value of every choice and for the example of every other
// parameter, as the table declares them.
func options() []cell {
	var cells []cell
	for _, widget := range params.Widgets() {
		cells = append(cells, cell{widget, widget, basics[widget]})
		for _, s := range params.For(widget) {
			switch s.Name {
			case "width", "height", "dpr", "theme", "strict", "preset", "value", "description":
				continue // their effect is not the look, or the sheet's own
			}
			values := []string{s.Example}
			if s.Kind == params.Choice {
				values = s.Values
			}
			for _, v := range values {
				cells = append(cells, cell{s.Name + "=" + v, widget, variant(widget, s.Name, v)})
			}
		}
	}
	return cells
}

// variant changes one parameter of a basic picture.
func variant(widget, name, value string) string {
	query, err := url.ParseQuery(basics[widget] + needs[name])
	if err != nil {
		panic("gallery: a basic query does not parse")
	}
	for key, all := range query {
		query[key] = all[len(all)-1:] // what an option needs comes after the basic
	}
	if widget == "gauge" && name == "arc" && value == "360" || value == "needle" {
		query.Set("target", "")
	}
	query.Set(name, value)
	return query.Encode()
}

// extremes is a cell for every widget in every size.
func extremes() []cell {
	var cells []cell
	for _, s := range sizes {
		for _, widget := range params.Widgets() {
			query := fmt.Sprintf("%s&width=%d&height=%d", basics[widget], s[0], s[1])
			cells = append(cells, cell{fmt.Sprintf("%d × %d", s[0], s[1]), widget, query})
			if widget == "gauge" {
				cells = append(cells, cell{"needle", widget, query + "&style=needle&arc=180"}, cell{"ring", widget, query + "&arc=360"})
			}
			if widget == "bar" {
				cells = append(cells, cell{"vertical", widget, query + "&orientation=vertical"})
			}
		}
	}
	return cells
}

// The measures of a sheet, in px.
const (
	sheetWidth    = 1320
	sheetSpace    = 16
	captionHeight = 16
)

// draw sets the cells in rows.
func (s sheet) draw() (*image.RGBA, error) {
	images := make([]image.Image, len(s.cells))
	captions := make([]image.Image, len(s.cells))
	look := "&strict=true&theme=light"
	mode := theme.Light
	if s.dark {
		look, mode = "&strict=true&theme=dark", theme.Dark
	}
	for i, c := range s.cells {
		var err error
		if images[i], err = decoded(c.widget, c.query+look); err != nil {
			return nil, fmt.Errorf("%s, %s: %w", s.file, c.caption, err)
		}
		if captions[i], err = drawn(&note{c.caption, mode}); err != nil {
			return nil, fmt.Errorf("%s, %s: %w", s.file, c.caption, err)
		}
	}
	return s.compose(images, captions), nil
}

// compose fills rows from left to right; a cell is as wide as its picture or caption.
func (s sheet) compose(images, captions []image.Image) *image.RGBA {
	places := make([]image.Point, len(images))
	x, y, row := sheetSpace, sheetSpace, 0
	for i, img := range images {
		size := img.Bounds().Size()
		w := max(size.X, captions[i].Bounds().Dx())
		if x+w+sheetSpace > sheetWidth {
			x, y, row = sheetSpace, y+row+sheetSpace, 0
		}
		places[i] = image.Pt(x, y)
		x += w + sheetSpace
		row = max(row, size.Y+captionHeight)
	}
	page := theme.DataCenter.Set(s.dark)
	out := image.NewRGBA(image.Rect(0, 0, sheetWidth, y+row+sheetSpace))
	draw.Draw(out, out.Bounds(), image.NewUniform(page[theme.Surface]), image.Point{}, draw.Src)
	for i, img := range images {
		caption := captions[i].Bounds().Add(places[i])
		draw.Draw(out, caption, captions[i], image.Point{}, draw.Over)
		place := img.Bounds().Add(places[i].Add(image.Pt(0, captionHeight)))
		frame(out, place.Inset(-1), page[theme.Border])
		draw.Draw(out, place, img, image.Point{}, draw.Over)
	}
	return out
}

// frame draws the edge of a canvas, so that what touches it is seen.
func frame(out draw.Image, r image.Rectangle, c color.Color) {
	ink := image.NewUniform(c)
	for _, side := range [...]image.Rectangle{
		{r.Min, image.Pt(r.Max.X, r.Min.Y+1)},
		{image.Pt(r.Min.X, r.Max.Y-1), r.Max},
		{r.Min, image.Pt(r.Min.X+1, r.Max.Y)},
		{image.Pt(r.Max.X-1, r.Min.Y), r.Max},
	} {
		draw.Draw(out, side, ink, image.Point{}, draw.Over)
	}
}

func decoded(widget, query string) (image.Image, error) {
	request, problems := params.Decode(widget, query, render.PNG)
	if len(problems) > 0 {
		return nil, problems[0]
	}
	return drawn(request.Widget)
}

func drawn(w render.Widget) (image.Image, error) {
	data, err := render.Render(nil, w, render.Options{})
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}

// note is a caption, a widget of its own: the renderer draws its words too.
type note struct {
	words string
	mode  theme.Mode
}

// Layout fills the scene with the caption, as wide as it is.
func (n *note) Layout(sc *scene.Scene, ts *text.Typesetter) {
	const size = 11
	line := ts.Line(n.words, fonts.Regular)
	sc.Reset(max(render.MinSide, line.Width(size)+1), captionHeight)
	sc.Text(scene.Label, scene.Solid(theme.DataCenter.Set(n.mode == theme.Dark)[theme.TextSubtlest]), line.At(size, 0, 11))
}
