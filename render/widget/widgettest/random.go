package widgettest

import (
	"flag"
	"image/color"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"pgregory.net/rapid"
)

// slack is what rounding text to whole pixels may cost, in CSS px.
const slack = 1.01

// Check lays one random widget out and says what is wrong with the scene.
type Check func(*rapid.T, *scene.Scene, *text.Typesetter)

// ordinary is how many widgets of a kind Run tries if it is not told by -rapid.checks.
const ordinary = 3400

// Run tries the check on random widgets: on the same thousands in every ordinary run, so that
// it fails or not by what was changed, and on others with -rapid.checks and -rapid.seed.
func Run(t *testing.T, check Check) {
	t.Helper()
	property := Property(t, check)
	checks := flag.Lookup("rapid.checks")
	if checks == nil || checks.Value.String() != checks.DefValue {
		rapid.Check(t, property)
		return
	}
	number := ordinary
	if testing.Short() || raceDetector {
		number /= 10
	}
	for name, value := range map[string]string{"rapid.checks": strconv.Itoa(number), "rapid.seed": "11"} {
		defer func(was string) { _ = flag.Set(name, was) }(flag.Lookup(name).Value.String())
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, property)
}

// Fuzz looks for a layout that fails the check where the coverage of the code leads to.
func Fuzz(f *testing.F, check Check) {
	f.Helper()
	// A widget takes some kilobytes of choices.
	for seed := range byte(8) {
		choices := make([]byte, 8192)
		rand.NewChaCha8([32]byte{seed}).Read(choices)
		f.Add(choices)
	}
	f.Fuzz(rapid.MakeFuzz(Property(f, check)))
}

// Property returns the check as a property that rapid tries with random choices. All
// layouts share one scene, as a pool hands it on.
func Property(t testing.TB, check Check) func(*rapid.T) {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	shaper := text.NewShaper(set)
	sc := scene.New(16, 16)
	return func(t *rapid.T) {
		ts := shaper.Get()
		defer shaper.Put(ts)
		check(t, sc, ts)
	}
}

// CheckScene makes sure that a scene can be drawn and has words for those who cannot see it,
// that nothing leaves the canvas and that no texts touch each other or a sign.
func CheckScene(t *rapid.T, sc *scene.Scene) {
	if sc.Err() != nil {
		t.Fatal(sc.Err())
	}
	if sc.Title == "" && sc.Description == "" {
		t.Fatal("no words for those who cannot see the picture")
	}
	var boxes []*scene.Shape
	labels := Texts(sc, scene.ScaleLabel)
	for i, label := range labels {
		if slices.Contains(labels[:i], label) {
			t.Fatalf("two labels of the scale read %q", label)
		}
	}
	for i := range sc.Len() {
		sh := sc.Shape(i)
		if !sh.Bounds.In(sc.Canvas(), slack) {
			t.Fatalf("%s %v leaves the canvas %v", sh.Role, sh.Bounds, sc.Canvas())
		}
		if !sh.IsRun() || sh.Bounds.Empty() {
			continue
		}
		for k := range sc.Len() {
			mark := sc.Shape(k)
			if (mark.Role == scene.Status || mark.Role == scene.Spark) && mark.Bounds.Overlaps(sh.Bounds, 0.6) {
				t.Fatalf("%s %q %v touches the %s %v", sh.Role, sc.Run(sh).Text, sh.Bounds, mark.Role, mark.Bounds)
			}
		}
		for _, o := range boxes {
			if sh.Bounds.Overlaps(o.Bounds, 0.6) {
				t.Fatalf("%s %q %v overlaps %s %q %v", sh.Role, sc.Run(sh).Text, sh.Bounds, o.Role, sc.Run(o).Text, o.Bounds)
			}
		}
		boxes = append(boxes, sh)
	}
}

// RandomCommon draws what every widget understands.
func RandomCommon(t *rapid.T, c *widget.Common) {
	side := func(name string) float64 {
		return float64(rapid.OneOf(rapid.IntRange(16, 400), rapid.SampledFrom([]int{16, 20, 24, 32, 48, 80, 120, 600, 2000})).Draw(t, name))
	}
	words := rapid.SampledFrom([]string{
		"", "Load", "Sprint progress", "באגים פתוחים", "スプリント進捗", "ความคืบหน้า", "Tiến độ Ặ Ẫ", "ผู้ป่วยที่นี่", "Größe", "Ångström ẞ",
		"スプリントの進捗状況とチームの平均サイクルタイム", "متوسط وقت Sprint 42 קצב ההתקדמות וגם עוד", "CPU load/host-name",
		"A label of seventy letters which is far too long for a little picture", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
	})
	c.Width, c.Height = side("width"), side("height")
	c.Theme = rapid.SampledFrom([]theme.Mode{theme.Light, theme.Dark, theme.Auto}).Draw(t, "theme")
	c.Palette = rapid.SampledFrom(palettes).Draw(t, "palette")
	c.Direction = widget.Direction(rapid.IntRange(0, 2).Draw(t, "direction"))
	c.NativeText = rapid.Bool().Draw(t, "native")
	c.Background = randomBackground(t)
	c.Title, c.Label = words.Draw(t, "title"), words.Draw(t, "label")
	c.Number.Unit = rapid.SampledFrom([]string{"", "%", "jobs", "story points", "ms", "€", "°C"}).Draw(t, "unit")
	c.NoData = rapid.SampledFrom([]string{"—", "—", "", "no data yet", "אין נתונים", "nobody has measured this for the sprint at hand"}).Draw(t, "no data")
	c.Number.Prefix = rapid.SampledFrom([]string{"", "€"}).Draw(t, "prefix")
	c.Number.Suffix = rapid.SampledFrom([]string{"", "", "", " %", " pts", "g", "点", "नग", "נק׳"}).Draw(t, "suffix")
	c.Number.Decimals = rapid.IntRange(-1, 3).Draw(t, "decimals")
	c.Number.Locale = locale(t, rapid.SampledFrom(tags).Draw(t, "locale"))
	c.Number.Kind = rapid.SampledFrom([]number.Kind{
		number.Plain, number.Plain, number.Plain, number.Compact, number.Percent, number.Duration, number.Clock, number.Percentage,
	}).Draw(t, "format")
	c.Status = rapid.SampledFrom([]widget.ShowStatus{widget.StatusGlyph, widget.StatusName, widget.StatusNone}).Draw(t, "status")
	for range rapid.IntRange(0, 5).Draw(t, "thresholds") {
		color := rapid.SampledFrom(tokens).Draw(t, "color")
		c.Thresholds = append(c.Thresholds, widget.Threshold{Bound: RandomValue(t, "bound"), Color: theme.Of(color)})
	}
	c.ZonesFall = rapid.Bool().Draw(t, "zones fall")
}

// palettes are those of the house and two of others: one on paper with ink, and one that says
// of its colours only what is its own.
var palettes = []theme.Palette{
	theme.DataCenter, theme.Cloud, theme.Safe,
	theme.NewPalette(theme.Cloud, map[theme.Token]color.NRGBA{
		theme.Surface: {0xff, 0xf8, 0xe7, 0xff}, theme.Text: {0x3b, 0x1f, 0x0b, 0xff}, theme.TextSubtle: {0x5a, 0x40, 0x2d, 0xff}, theme.TextSubtlest: {0x6b, 0x54, 0x42, 0xff},
	}, nil),
	theme.NewPalette(theme.DataCenter,
		map[theme.Token]color.NRGBA{theme.InformationFill: {0x5f, 0x25, 0x9f, 0xff}, theme.SuccessFill: {0x00, 0x7a, 0x6e, 0xff}},
		map[theme.Token]color.NRGBA{theme.InformationFill: {0xc7, 0x9b, 0xf2, 0xff}}),
}

// tokens are the colours that have names.
var tokens = []theme.Token{
	theme.SuccessFill, theme.WarningFill, theme.DangerFill, theme.InformationFill, theme.DiscoveryFill, theme.NeutralFill,
	theme.Categorical1, theme.Categorical5, theme.Categorical7, theme.Orange, theme.Teal, theme.Magenta,
}

// randomBackground draws one of all that the parameter takes.
func randomBackground(t *rapid.T) widget.Background {
	switch rapid.IntRange(0, 4).Draw(t, "background") {
	case 0:
		return widget.Background{}
	case 1:
		return widget.Background{Surface: true}
	case 2:
		return widget.Background{Color: theme.Of(rapid.SampledFrom(tokens).Draw(t, "ground"))}
	}
	step := func(name string) uint8 {
		return rapid.OneOf(rapid.Uint8(), rapid.SampledFrom([]uint8{0, 0x76, 0x80, 0xff})).Draw(t, name)
	}
	return widget.Background{Color: theme.Fixed(color.NRGBA{step("red"), step("green"), step("blue"), step("alpha")})}
}

// RandomValue draws a value.
func RandomValue(t *rapid.T, name string) number.Value {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(-20, 120), func(i int) number.Value { return number.Int(int64(i)) }),
		rapid.Map(rapid.Float64Range(-1e6, 1e6), number.Float),
		rapid.SampledFrom([]number.Value{number.Int(0), number.Int(100), number.Float(1234567890.12), number.Int(-999999999999999), number.Float(0.0004), number.Float(99.97), number.Int(7200), number.Int(7210)}),
	).Draw(t, name)
}

// MaybeValue draws a value or none.
func MaybeValue(t *rapid.T, name string) number.Value {
	if rapid.Bool().Draw(t, name+" given") {
		return RandomValue(t, name)
	}
	return number.Value{}
}
