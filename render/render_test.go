package render_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
)

func Example() {
	gauge := render.NewGauge()
	gauge.Value = render.Int(72)
	gauge.Number.Unit = "%"
	gauge.Label = "Sprint progress"
	gauge.Thresholds = []render.Threshold{
		{Bound: render.Int(0), Color: render.Danger()},
		{Bound: render.Int(50), Color: render.Warning()},
		{Bound: render.Int(80), Color: render.Success()},
	}
	picture, err := render.Render(nil, gauge, render.Options{Format: render.PNG, DPR: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	config, err := png.DecodeConfig(bytes.NewReader(picture))
	fmt.Println(config.Width, config.Height, err)
	// Output: 480 360 <nil>
}

func ExampleNew() {
	renderer, err := render.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	bar := render.NewBar()
	bar.Value, bar.Label = render.Int(42), "Story points"
	svg, err := renderer.Render(nil, bar, render.Options{Format: render.SVG})
	fmt.Println(strings.Contains(string(svg), "<title"), err)
	// Output: true <nil>
}

func draw(t testing.TB, w render.Widget, o render.Options) []byte {
	t.Helper()
	data, err := render.Render(nil, w, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func pixels(t testing.TB, w render.Widget, dpr float64) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(draw(t, w, render.Options{DPR: dpr})))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// count returns how many pixels have exactly the colour.
func count(img image.Image, c color.NRGBA) (n int) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.NRGBAModel.Convert(img.At(x, y)) == c {
				n++
			}
		}
	}
	return n
}

var (
	blue  = theme.DataCenter.Set(false)[theme.InformationFill]
	track = theme.DataCenter.Set(false)[theme.Track]
)

func ring(value string, end widget.Ends) *render.Gauge {
	g := render.NewGauge()
	g.Width, g.Height, g.Arc, g.Ends = 200, 200, 360, end
	g.Show = widget.ShowNone
	g.Value, _ = number.Parse(value)
	return g
}

func TestZeroPaintsNoPixel(t *testing.T) {
	for _, end := range []widget.Ends{widget.Flat, widget.Round} {
		if n := count(pixels(t, ring("0", end), 2), blue); n != 0 {
			t.Errorf("ends %v: %d pixels of the fill for a value of zero", end, n)
		}
	}
}

func TestFullRingHasNoSeam(t *testing.T) {
	for _, value := range []string{"100", "150"} {
		g := ring(value, widget.Flat)
		img := pixels(t, g, 2)
		if n := count(img, track); n != 0 {
			t.Errorf("value %s: %d pixels of the track show through", value, n)
		}
		for deg := range 360 {
			if value == "150" && deg > 250 && deg < 290 {
				continue // the overflow mark stands there
			}
			p := scene.Degrees(float64(deg)).At(200, 200, 2*(88-5))
			if got := color.NRGBAModel.Convert(img.At(int(p.X), int(p.Y))); got != blue {
				t.Fatalf("value %s: %v at %d degrees", value, got, deg)
			}
		}
	}
}

func TestAlmostFullRingShowsTrackOnTheCanvas(t *testing.T) {
	for _, end := range []widget.Ends{widget.Flat, widget.Round} {
		n := float64(count(pixels(t, ring("98", end), 2), track))
		// 2 % of a ring between 77 and 88 px, at 4 pixels to the square px.
		if want := 0.02 * math.Pi * (88*88 - 77*77) * 4; n < want*0.4 { // less the gaps on both sides
			t.Errorf("ends %v: %v pixels of track, want about %.0f", end, n, want)
		}
	}
}

func TestHalfRingFillsHalfThePixels(t *testing.T) {
	img := pixels(t, ring("50", widget.Flat), 2)
	filled, empty := count(img, blue), count(img, track)
	if math.Abs(float64(filled-empty)) > 0.02*float64(filled) {
		t.Errorf("%d pixels filled and %d empty", filled, empty)
	}
}

const hostile = "R&D <core> \"A\" 'B' </text><script>"

func TestReservedCharactersAreText(t *testing.T) {
	g := render.NewGauge()
	g.Label, g.Title, g.Number.Unit, g.NoData = hostile, hostile, hostile, hostile
	b := render.NewBar()
	b.Label, b.Segments = hostile, []bar.Segment{{Amount: number.Int(1), Name: hostile}}
	for name, w := range map[string]render.Widget{"gauge": g, "bar": b} {
		svg := string(draw(t, w, render.Options{Format: render.SVG}))
		if strings.Contains(svg, "<script") || strings.Contains(svg, "<core") {
			t.Errorf("%s: markup of the input is in the document", name)
		}
		if !strings.Contains(svg, "R&amp;D &lt;core&gt;") {
			t.Errorf("%s: the text is not there literally", name)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		w, h, dpr  float64
		wide, high int
	}{
		{16, 16, 1, 16, 16}, {2000, 16, 1, 2000, 16}, {16, 2000, 1, 16, 2000}, {80, 20, 1.5, 120, 30}, {240, 180, 0, 240, 180}, {1000, 1000, 2, 2000, 2000},
	} {
		g := render.NewGauge()
		g.Width, g.Height, g.Value, g.Label = c.w, c.h, number.Int(37), "Queue"
		if got := pixels(t, g, c.dpr).Bounds().Size(); got != image.Pt(c.wide, c.high) {
			t.Errorf("%v × %v at %v: %v", c.w, c.h, c.dpr, got)
		}
	}
	for _, w := range []float64{0, 15.9, 2001, -5, math.NaN(), math.Inf(1), 1e9} {
		g := render.NewGauge()
		g.Width = w
		if _, err := render.Render(nil, g, render.Options{}); !errors.Is(err, render.ErrSize) {
			t.Errorf("width %v: error %v, want ErrSize", w, err)
		}
	}
}

// broken lays out a shape that cannot be drawn.
type broken struct{}

func (broken) Layout(sc *scene.Scene, _ *text.Typesetter) {
	sc.Reset(100, 100)
	sc.Circle(50, 50, math.NaN())
	sc.Fill(scene.Value, scene.Paint{})
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	for _, f := range []render.Format{render.PNG, render.SVG} {
		dst := []byte("kept")
		got, err := render.Render(dst, broken{}, render.Options{Format: f})
		if !errors.Is(err, scene.ErrCoordinate) || string(got) != "kept" {
			t.Errorf("%v: %q, %v", f, got, err)
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	endless, nowhere, parts := render.NewBar(), render.NewCounter(), render.NewBar()
	endless.Width, endless.Segments = 1e300, make([]render.Segment, 3)
	nowhere.Height = math.NaN()
	parts.Segments = make([]render.Segment, render.MaxItems+1)
	ticks, negative, history := render.NewGauge(), render.NewGauge(), render.NewCounter()
	ticks.Ticks, negative.Ticks = 1e9, -1
	history.Spark = make([]render.Value, render.MaxItems+1)
	var gauge *render.Gauge
	var bar *render.Bar
	for name, c := range map[string]struct {
		widget  render.Widget
		options render.Options
		want    error
	}{
		"no widget":         {nil, render.Options{}, render.ErrWidget},
		"no gauge":          {gauge, render.Options{}, render.ErrWidget},
		"no bar, as an SVG": {bar, render.Options{Format: render.SVG}, render.ErrWidget},
		"no format":         {render.NewGauge(), render.Options{Format: 7}, render.ErrFormat},
		"no padding":        {render.NewGauge(), render.Options{Padding: -2}, render.ErrPadding},
		"no canvas":         {&render.Gauge{}, render.Options{}, render.ErrSize},
		"a canvas for ever": {endless, render.Options{}, render.ErrSize},
		"a canvas of none":  {nowhere, render.Options{}, render.ErrSize},
		"many segments":     {parts, render.Options{Format: render.SVG}, render.ErrItems},
		"many ticks":        {ticks, render.Options{}, render.ErrItems},
		"less than no tick": {negative, render.Options{}, render.ErrItems},
		"much history":      {history, render.Options{}, render.ErrItems},
		"a long notice":     {&render.Notice{Width: 100, Height: 100, Lines: make([]string, render.MaxItems+1)}, render.Options{}, render.ErrItems},
	} {
		got, err := render.Render([]byte("x"), c.widget, c.options)
		if !errors.Is(err, c.want) || string(got) != "x" {
			t.Errorf("%s: %v and %q, want %v", name, err, got, c.want)
		}
	}
	for _, r := range []*render.Renderer{nil, {}} {
		if _, err := r.Render(nil, render.NewGauge(), render.Options{}); !errors.Is(err, render.ErrRenderer) {
			t.Errorf("a renderer that nobody made: %v", err)
		}
	}
	if f := render.Format(7); f.String() != "Format(7)" || f.ContentType() != "" {
		t.Errorf("what is no format: %q, %q", f.String(), f.ContentType())
	}
}

func TestRenderAppends(t *testing.T) {
	for _, f := range []render.Format{render.PNG, render.SVG} {
		got, err := render.Render([]byte("before"), render.NewBar(), render.Options{Format: f})
		if err != nil || !bytes.HasPrefix(got, []byte("before")) || !bytes.Equal(got[6:], draw(t, render.NewBar(), render.Options{Format: f})) {
			t.Errorf("%v: the picture was not appended: %v", f, err)
		}
	}
}

func TestManyGoroutinesGetTheSameBytes(t *testing.T) {
	widgets := []render.Widget{render.NewGauge(), render.NewCounter(), render.NewBar(), ring("98", widget.Round)}
	for _, label := range []string{"Größe", "تقدم السبرينت", "באגים פתוחים", "ความคืบหน้า", "स्प्रिंट प्रगति", "スプリント進捗", "스프린트 진행", "🚀 👩‍💻"} {
		c := render.NewCounter()
		c.Label, c.Value = label, number.Int(42)
		widgets = append(widgets, c)
	}
	formats := []render.Options{{DPR: 1}, {DPR: 2}, {Format: render.SVG}}
	want := map[string][]byte{}
	for i, w := range widgets {
		for k, o := range formats {
			want[fmt.Sprint(i, k)] = draw(t, w, o)
		}
	}
	var wg sync.WaitGroup
	for n := range 64 {
		wg.Go(func() {
			for i := range 24 {
				a, b := (i+n)%len(widgets), (i/4+n)%len(formats)
				got, err := render.Render(nil, widgets[a], formats[b])
				if err != nil || !bytes.Equal(got, want[fmt.Sprint(a, b)]) {
					t.Errorf("widget %d, format %d: other bytes, error %v", a, b, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestFormats(t *testing.T) {
	if render.PNG.String() != "png" || render.SVG.String() != "svg" {
		t.Error("file endings")
	}
	if render.PNG.ContentType() != "image/png" || render.SVG.ContentType() != "image/svg+xml" {
		t.Error("media types")
	}
}
