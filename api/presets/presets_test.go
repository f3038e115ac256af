package presets

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render/theme"
)

// example is the file that administrators start from.
const example = "../../deploy/presets/presets.yaml"

func TestExample(t *testing.T) {
	f, err := Load(example, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Warnings) > 0 {
		t.Errorf("warnings %v", f.Warnings)
	}
	var names []string
	for _, p := range f.House.Presets() {
		names = append(names, p.Name)
		if p.About == "" {
			t.Errorf("%s says nothing about itself", p.Name)
		}
	}
	equal(t, "presets", names, []string{"capacity", "effort", "open-bugs", "sla", "sprint"})
	equal(t, "sla", f.House.Preset("sla", "gauge"), []params.Pair{
		{Name: "min", Value: "90"},
		{Name: "max", Value: "100"},
		{Name: "suffix", Value: "%"},
		{Name: "target", Value: "99.5"},
		{Name: "thresholds", Value: "90:danger:Breached,97:warning:At risk,99.5:success:Kept"},
		{Name: "scaleLabels", Value: "thresholds"},
	})
	acme := f.House.Palettes()[3]
	equal(t, "acme", acme.Palette.Set(true)[theme.SuccessFill], color.NRGBA{0x3f, 0xcb, 0x97, 0xff})
}

func parse(t *testing.T, text string) *File {
	t.Helper()
	f, err := Parse("file", []byte(text), 0)
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return f
}

// pairsOf are what a preset called a holds for a gauge, as words.
func pairsOf(f *File) string {
	var words []string
	for _, p := range f.House.Preset("a", "gauge") {
		words = append(words, p.Name+"="+p.Value)
	}
	return strings.Join(words, " ")
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ what, parameters, want string }{
		{"digits as they are written", "{min: -0.50, max: 100.00, target: 1e2, decimals: 2}", "min=-0.50 max=100.00 target=1e2 decimals=2"},
		{"what YAML takes for something else", "{locale: no, label: 2024-01-01, title: 0x1F, unit: 1_000, prefix: .5, color: 000080}", "locale=no label=2024-01-01 title=0x1F unit=1_000 prefix=.5 color=000080"},
		{"quotes", `{suffix: "%", prefix: 'it''s', label: "a\tb", color: "#fff"}`, "suffix=% prefix=it's label=a\tb color=#fff"},
		{"nothing", `{suffix: "", decimals: ''}`, "suffix= decimals="},
		{"blocks", "\n        label: >\n          two\n          lines\n", "label=two lines\n"},
		{"a list", "{thresholds: [0:danger, '50:warning:Hm, risky', '80:success:a\\,b\\:c']}", `thresholds=0:danger,50:warning:Hm\, risky,80:success:a\,b\:c`},
		{"a list of numbers", "{thresholds: []}", "thresholds="},
		{"alias", "{min: *n, max: 9}", "min=7 max=9"},
		{"merge", "{<<: *m, max: 9}", "min=1 max=9 unit=h"},
		{"merge after", "{max: 9, <<: *m}", "min=1 max=9 unit=h"},
		{"merges", "{<<: [*m, *o], max: 9}", "min=1 unit=h max=9"},
		{"alias of all", "*m", "min=1 max=2 unit=h"},
	} {
		text := "x-n: &n 7\nx-m: &m {min: 1, max: 2, unit: h}\nx-o: &o {min: 5, unit: d}\npresets:\n  a:\n    parameters: " + c.parameters
		equal(t, c.what, pairsOf(parse(t, text)), c.want)
	}
}

func TestWaysOfWriting(t *testing.T) {
	const want = "min=90 label=Größe 😀"
	for what, text := range map[string]string{
		"YAML":               "presets:\n  a:\n    parameters:\n      min: 90\n      label: Größe 😀\n",
		"Windows lines":      "presets:\r\n  a:\r\n    parameters:\r\n      min: 90\r\n      label: Größe 😀\r\n",
		"a mark":             "\ufeffpresets: {a: {parameters: {min: 90, label: Größe 😀}}}",
		"a document's start": "---\npresets: {a: {parameters: {min: 90, label: Größe 😀}}}\n...\n",
		"JSON":               `{"presets": {"a": {"parameters": {"min": 90, "label": "Größe 😀"}}}}`,
		"JSON with escapes":  "{\n\t\"presets\": {\n\t\t\"a\": {\"parameters\": {\"min\": 90, \"label\": \"Gr\\u00f6\\u00DFe \\uD83D\\uDE00\"}}\n\t}\n}\n",
		"UTF-16":             sixteen(false, "presets: {a: {parameters: {min: 90, label: Größe 😀}}}"),
		"UTF-16 big":         sixteen(true, "presets: {a: {parameters: {min: 90, label: Größe 😀}}}"),
	} {
		equal(t, what, pairsOf(parse(t, text)), want)
	}
}

func sixteen(big bool, s string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + s)) {
		if big {
			b = append(b, byte(unit>>8), byte(unit))
		} else {
			b = append(b, byte(unit), byte(unit>>8))
		}
	}
	return string(b)
}

func TestJSONKeepsItsBackslashes(t *testing.T) {
	f := parse(t, `{"presets": {"a": {"parameters": {"label": "a\\uD83D\/\"b\u0041"}}}}`)
	equal(t, "label", pairsOf(f), `label=a\uD83D/"bA`)
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"everything at once", `
defaults:
  locale: 12 Monkeys
  hoursPerDay: "8,4"
presets:
  sla:
    about: x
    parameters:
      thresholds: 0:green-ish,50
      valve: 1
  sla two:
    parameters: {decimals: 9}
palettes:
  dc: {light: {success: "00875A"}}
  acme:
    from: atlassian
    dark: {success: bluish, succes: "fff", danger: "11223380"}
`, []string{
			"file:3: defaults: locale: not a language tag such as en or de-CH",
			"file:4: defaults: hoursPerDay: use a point as the decimal mark",
			"file:9: preset sla: thresholds: item 1: not a colour",
			"file:9: preset sla: thresholds: item 2: not of the form bound:color[:name]",
			"file:10: preset sla: unknown parameter; the nearest known name is value",
			"file:11: preset: a name has 1 to 40 letters",
			"file:12: preset: decimals: out of range: 0 to 6",
			"file:14: palette dc: the name belongs to a built-in palette",
			"file:16: palette acme: from: not one of: dc, cloud, safe",
			"file:17: palette acme: dark: success: not an opaque colour: use 3 or 6 hexadecimal digits",
			"file:17: palette acme: dark: unknown token, not one of: surface, text,",
			"file:17: palette acme: dark: danger: not an opaque colour",
		}},
		{"unknown names", "preset: {}\npresets:\n  a:\n    min: 3\npalettes:\n  b:\n    base: dc", []string{
			"file:1: unknown name: a file holds defaults, presets and palettes", "file:4: preset a: unknown name: a preset holds about and parameters",
			"file:7: palette b: unknown name: a palette holds from, about, light and dark",
		}},
		{"no maps", "defaults: 3\npresets: [a]\npalettes:\n  b: x\n", []string{
			"file:1: defaults: must be a map of parameters to values", "file:2: presets: must be a map of names to presets", "file:4: palette b: must be a map of from, about, light and dark",
		}},
		{"not even a map", "- a\n", []string{"file:1: must be a map of defaults, presets and palettes"}},
		{"nothing in the sections", "defaults:\npresets:\n", []string{"file:1: defaults: must be a map", "file:2: presets: must be a map"}},
		{"a colour taken for a comment", "presets:\n  a:\n    parameters:\n      background: #fff\n", []string{`file:4: preset a: background: has no value: write "" for none, and quotes around what starts with #`}},
		{"null", `{"defaults": {"unit": null}}`, []string{"file:1: defaults: unit: has no value"}},
		{"deep", "defaults: {unit: {a: b}, thresholds: [[1]], label: [a]}", []string{
			"file:1: defaults: unit: must be one value", "file:1: defaults: thresholds: must be one value", "file:1: defaults: label: must be one value",
		}},
		{"tags", "defaults: {unit: !geheim x, label: !!binary aGk=}", []string{"file:1: defaults: unit: a tag has no meaning here", "file:1: defaults: label: a tag has no meaning here"}},
		{"names twice", "presets:\n  a: {}\n  b: {}\n  a: {}\ndefaults: {unit: x}\ndefaults: {unit: y}\n", []string{
			"file:4: presets: the name on line 2 stands here again", "file:6: the name on line 5 stands here again",
		}},
		{"parameters twice", "defaults:\n  unit: x\n  unit: y\n", []string{"file:3: defaults: the name on line 2 stands here again"}},
		{"no names", "defaults: {? [a] : b, ~: c}\n", []string{"file:1: defaults: a name is missing", "file:1: defaults: a name is missing"}},
		{"a preset that names one", "presets:\n  a:\n    parameters: {preset: b}\n  b: {}\n", []string{"file:3: preset a: preset: a preset is chosen by a request, not by the file"}},
		{"words", "presets:\n  a:\n    about: " + strings.Repeat("w", 129), []string{"file:3: preset a: about: too long: at most 128 characters"}},
		{"an alias without an anchor", "defaults: *geheim\n", []string{"file:1: not YAML: an alias without an anchor before it"}},
		{"merging no map", "defaults: {<<: 3, <<: [4]}\n", []string{"file:1: defaults: only a map can be merged", "file:1: defaults: only a map can be merged"}},
		{"merging itself", "defaults: &d\n  <<: *d\n  unit: h\n", []string{"file:2: defaults: maps are merged into each other more than 8 deep"}},
		{"syntax", "presets:\n  a:\n    about: \"geheim\n", []string{"file:4: not YAML: found unexpected end of stream"}},
		{"a tab", "presets:\n\ta: {}\n", []string{"file:2: not YAML: found character that cannot start any token"}},
		{"a brace", `{"presets": {"a": {}}`, []string{"file:2: not YAML: did not find expected"}},
		{"half a character", "{\n\"presets\": {\"a\": {\"about\": \"\\uD83D\"}}}", []string{"file:2: not YAML: found invalid Unicode character escape code"}},
		{"Latin-1", "presets:\n  a:\n    about: Gr\xf6\xdfe\n", []string{"file:3: not UTF-8: save the file in that encoding"}},
		{"a byte of nothing", "presets:\n  a: {about: x\x00}\n", []string{"file:2: a control character"}},
		{"two documents", "presets: {}\n---\npresets: {}\n", []string{"file:2: a second document: everything belongs into one"}},
		{"two documents, one broken", "presets: {}\n---\n{\n", []string{"file:4: not YAML"}},
		{"deeper than anybody needs", strings.Repeat("[", 20_000), []string{"file:1: not YAML: exceeded max depth"}},
	} {
		_, err := Parse("file", []byte(c.text), 0)
		if err == nil {
			t.Errorf("%s: no fault", c.what)
			continue
		}
		got := strings.Split(err.Error(), "\n")
		if len(got) != len(c.want) {
			t.Errorf("%s: %d faults, want %d:\n%v", c.what, len(got), len(c.want), err)
			continue
		}
		for i, line := range got {
			if !strings.HasPrefix(line, c.want[i]) {
				t.Errorf("%s: %q, want %q", c.what, line, c.want[i])
			}
		}
		for _, secret := range []string{"geheim", "Monkeys", "green-ish", "bluish", "atlassian", "valve", "sla two", "succes,"} {
			if strings.Contains(err.Error(), secret) {
				t.Errorf("%s: the faults repeat %q:\n%v", c.what, secret, err)
			}
		}
	}
}

func TestManyFaultsAreCounted(t *testing.T) {
	var b strings.Builder
	b.WriteString("presets:\n")
	for i := range 250 {
		fmt.Fprintf(&b, "  p%d: {parameters: {min: x}}\n", i)
	}
	_, err := Parse("file", []byte(b.String()), 0)
	lines := strings.Split(err.Error(), "\n")
	equal(t, "lines", len(lines), 101)
	equal(t, "last", lines[100], "file: and 150 more")
}

func TestWarnings(t *testing.T) {
	f := parse(t, `
defaults: {value: 3}
presets:
  a:
    parameters: {spark: [1, 2], min: 1}
palettes:
  acme:
    light: {warning: "FFD500"}
    dark: {warning: "FFD500"}
  half:
    from: safe
    light: {success: "5B7F24"}
`)
	var got []string
	for _, w := range f.Warnings {
		got = append(got, w.In("file"))
	}
	equal(t, "warnings", got, []string{
		"file:2: defaults: value: a picture shows this where its address has none",
		"file:5: preset a: spark: a picture shows this where its address has none",
		"file:7: palette acme: warning on surface on a light page: a contrast of 1.42, should be 3",
		"file:10: palette half: success and warning on a light page: a difference of 3.2 with protanopia, should be 20",
		"file:10: palette half: success and warning on a light page: a difference of 15.2 with deuteranopia, should be 20",
		"file:10: palette half: success is named for light pages only",
	})
	const left = "thresholds: a counter has no scale, and leaves out all zones where a bound is a share of one"
	for text, want := range map[string][]Note{
		"presets: {a: {parameters: {thresholds: '0%:red,50%:green'}}}":          {{1, "preset a: " + left[:10], left[12:]}},
		"presets: {a: {parameters: {thresholds: '0:red,50:green'}}}":            nil,
		"presets: {a: {parameters: {thresholds: '0%:red,50%:green', max: 60}}}": nil, // for what has a scale
		"defaults: {thresholds: '0%:red,50%:green', max: 60}":                   {{1, "defaults: " + left[:10], left[12:]}},
	} {
		equal(t, text, parse(t, text).Warnings, want)
	}
	for _, text := range []string{"", "# nothing\n", "{}", "presets: {}\n"} {
		equal(t, text, parse(t, text).Warnings, []Note{{Detail: "the file sets nothing"}})
	}
}

// A few lines can merge themselves into any number.
func TestAliasesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("x-0: &a0 {min: 1, max: 2, unit: h, label: x, title: y, prefix: z}\n")
	for i := 1; i < 8; i++ {
		fmt.Fprintf(&b, "x-%d: &a%d {<<: [%s]}\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 20), ", "))
	}
	b.WriteString("defaults: *a7\n")
	_, err := Parse("file", []byte(b.String()), 0)
	if err == nil || !strings.Contains(err.Error(), "too many names, with those that are merged: at most 250000") {
		t.Errorf("20^7 merged names: %v", err)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(write("presets.json", `{"presets": {"a": {"parameters": {"min": 3}}}}`), link); err != nil {
		t.Fatal(err)
	}
	f, err := Load(link, 0)
	if err != nil || pairsOf(f) != "min=3" {
		t.Errorf("through a link: %v", err)
	}
	for path, want := range map[string]string{
		dir:                               filepath.Base(dir) + ": a folder, not a file",
		filepath.Join(dir, "none.yaml"):   "none.yaml: no such file",
		"/dev/zero":                       "zero: not an ordinary file",
		filepath.Join(link, "x"):          "x: not a directory",
		write("bad.yaml", "presets: 3\n"): "bad.yaml:1: presets: must be a map of names to presets",
		write("5mb.yaml", strings.Repeat("#\n", 2_500_000)):         "5mb.yaml: larger than 4 MiB",
		write("pixels.yaml", "defaults: {width: 400, height: 400}"): "pixels.yaml:1: defaults: width: too many pixels: width × height × dpr² is at most 100000",
	} {
		if _, err := Load(path, 100_000); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", filepath.Base(path), err, want)
		}
	}
	if os.Geteuid() != 0 { // root may read everything
		secret := write("secret.yaml", "")
		if err := os.Chmod(secret, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(secret, 0); err == nil || err.Error() != "secret.yaml: permission denied" {
			t.Errorf("a file that may not be read: %v", err)
		}
	}
}

// manyPresets is a file of a number of presets.
func manyPresets(n int) []byte {
	var b strings.Builder
	b.WriteString("defaults: {locale: de-CH}\npresets:\n")
	for i := range n {
		fmt.Fprintf(&b, "  preset-%d:\n    about: Words on number %d\n    parameters:\n      min: 90\n      max: 100\n"+
			"      thresholds: 90:danger,97:warning:At risk,99:success\n      suffix: \"%%\"\n      label: Availability\n", i, i)
	}
	return []byte(b.String())
}

func TestTenThousandPresets(t *testing.T) {
	f, err := Parse("file", manyPresets(10_000), 0)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "presets", len(f.House.Presets()), 10_000)
	equal(t, "the last", len(f.House.Preset("preset-9999", "gauge")), 5)
}

func BenchmarkParse(b *testing.B) {
	text := manyPresets(1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("file", text, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// Whatever stands in a file, there is a house or there are faults.
func FuzzParse(f *testing.F) {
	text, err := os.ReadFile(example)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		string(text), "", "{", "presets: {a: {parameters: {<<: *x}}}", "defaults: &d {<<: *d}", `{"presets": {"a": {"about": "\ud83d\ude00"}}}`,
		"palettes: {a: {light: {success: fff}}}", "? [a]\n: b", "a: b\n---\nc: d", "\xff\xfea\x00", "x-a: &a [*a]\ndefaults: *a", "%TAG ! a:\n---\n!b c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file, err := Parse("file", []byte(s), 0)
		if (file == nil) == (err == nil) || file != nil && file.House == nil {
			t.Errorf("%v beside %v", file, err)
		}
	})
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
