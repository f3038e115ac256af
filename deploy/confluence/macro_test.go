package confluence_test

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"html"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/atlassian"
	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

var update = flag.Bool("update", false, "write the templates anew")

// address is that of the service on the product's own host.
const address = "/charts"

func TestTemplatesAreThoseOfTheTable(t *testing.T) {
	files, err := atlassian.MacroFiles(address)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what the table makes of it (go test ./deploy/confluence -update): %v", name, err)
		}
	}
	if len(files) != 6 {
		t.Errorf("%d templates, want two for each of three widgets", len(files))
	}
}

// typed are the parameters of a macro as an author types them.
type typed map[string]string

// jars are the parts of the engine as Debian places them.
var jars = []string{"velocity.jar", "commons-collections3.jar", "commons-lang.jar"}

// pages renders a template for each set of parameters by the real Velocity engine.
func pages(t *testing.T, template string, sets []typed, strict bool) []string {
	t.Helper()
	var path []string
	for _, jar := range jars {
		file := filepath.Join("/usr/share/java", jar)
		if _, err := os.Stat(file); err != nil {
			apitest.Unavailable(t, "Velocity is not installed (Debian: apt-get install velocity)")
		}
		path = append(path, file)
	}
	var in bytes.Buffer
	for _, set := range sets {
		for _, name := range slices.Sorted(maps.Keys(set)) {
			fmt.Fprintf(&in, "%s=%s\t", name, base64.StdEncoding.EncodeToString([]byte(set[name])))
		}
		in.WriteByte('\n')
	}
	args := []string{"-Dfile.encoding=UTF-8", "-cp", strings.Join(path, ":"), "testdata/Page.java", template}
	if strict {
		args = append(args, "strict")
	}
	cmd := exec.Command("java", args...)
	cmd.Stdin, cmd.Stderr = &in, &bytes.Buffer{}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("rendering %s: %v\n%s", template, err, cmd.Stderr)
	}
	var all []string
	for line := range strings.Lines(string(out)) {
		page, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(page))
	}
	if len(all) != len(sets) {
		t.Fatalf("%d pages of %d", len(all), len(sets))
	}
	return all
}

var source = regexp.MustCompile(`<img class="plugio-charts" src="([^"]*)"( width="\d+")?( height="\d+")? alt="[^"]*"/>`)

// sourceOf is the address that a browser reads out of a page.
func sourceOf(t *testing.T, page string) string {
	t.Helper()
	found := source.FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("no image in %q", page)
	}
	return html.UnescapeString(found[1])
}

func newService(t *testing.T) *api.Service {
	t.Helper()
	c := api.DefaultConfig()
	c.BasePath = address
	s, err := api.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// picture asks the service for an address and returns status and body.
func picture(t *testing.T, s *api.Service, target string) (int, []byte) {
	t.Helper()
	resp := apitest.Call{Target: target}.To(t, s)
	var body bytes.Buffer
	if _, err := body.ReadFrom(resp.Body); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, body.Bytes()
}

// wanted draws what the parameters say, without a page between.
func wanted(t *testing.T, widget string, set typed) []byte {
	t.Helper()
	var pairs []params.Pair
	pairs = append(pairs, params.Pair{Name: "dpr", Value: "2"})
	for _, name := range slices.Sorted(maps.Keys(set)) {
		// The service decodes the entities of a text once.
		pairs = append(pairs, params.Pair{Name: name, Value: html.EscapeString(set[name])})
	}
	r, problems := params.DecodePairs(widget, pairs, render.PNG)
	if len(problems) > 0 {
		t.Fatalf("%v: %v", set, problems)
	}
	data, err := render.Render(nil, r.Widget, r.Options)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// texts are what authors type: every script, and all signs that mean something to one of the
// languages that they pass through.
var texts = []string{
	"Sprint progress", "A & B", "Q&amp;A", "50% of 60", "100%25", "<b>bold</b>", `say "hi"`, "it's", "$paramvalue", "#if($x) #end", "#set($a=1)",
	"C++", "a+b=c", "line\nbreak", "tab\there", "Größe", "进度", "التقدم", "התקדמות", "प्रगति", "ความคืบหน้า", "진행률", "🚀 launch", "${jndi:x}", "\\u0041", "a;b|c", "?&=#",
}

// plainTexts are those that need no encoding beyond a browser's own.
var plainTexts = []string{"Sprint progress", "50% of 60", "it's", `say "hi"`, "Größe", "进度", "التقدم", "진행률", "🚀 launch", "<b>bold</b>", "a;b|c", "$paramvalue"}

func TestPagesShowWhatAuthorsType(t *testing.T) {
	for variant, words := range map[string][]string{".vtl": texts, "-plain.vtl": plainTexts} {
		for i, widget := range params.Widgets() {
			t.Run(widget+variant, func(t *testing.T) {
				t.Parallel()
				rng := rand.New(rand.NewPCG(7, uint64(i)))
				const sets = 90 // of each widget in each variant: 540 in all
				var all []typed
				for len(all) < sets {
					set := typed{"width": fmt.Sprint(120 + rng.IntN(300)), "height": fmt.Sprint(48 + rng.IntN(200))}
					fill(rng, widget, set, words)
					all = append(all, set)
				}
				s := newService(t)
				for i, page := range pages(t, widget+variant, all, variant != ".vtl") {
					target := browserTarget(sourceOf(t, page))
					status, got := picture(t, s, target)
					if status != 200 || !bytes.Equal(got, wanted(t, widget, all[i])) {
						t.Errorf("%v: %s is answered %d and is not the picture of the parameters", all[i], target, status)
					}
				}
			})
		}
	}
}

// browserTarget encodes what a browser encodes of an address by itself: spaces, quotes, angle
// brackets and what is not ASCII. A line break is dropped.
func browserTarget(src string) string {
	var b strings.Builder
	for _, c := range []byte(src) {
		switch {
		case c == '\n' || c == '\r' || c == '\t':
		case c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>'`, c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// fill chooses some parameters at random.
func fill(rng *rand.Rand, widget string, set typed, words []string) {
	some := func(name string, values ...string) {
		if rng.IntN(2) == 0 {
			set[name] = values[rng.IntN(len(values))]
		}
	}
	some("label", words...)
	some("title", words...)
	some("unit", "pts", "%", "h", "件")
	some("prefix", "€", "~")
	some("theme", "light", "dark")
	some("background", "surface", "ffeedd")
	some("locale", "de", "fr-CH", "en-IN")
	set["value"] = []string{"72", "-3.5", "0", "n/a", "1284", "99.97"}[rng.IntN(6)]
	switch widget {
	case "counter":
		some("previous", "70", "n/a")
		some("spark", "1,2,,4,3", "5,5,5")
		some("tint", "tile", "value")
	case "bar":
		if rng.IntN(3) == 0 {
			delete(set, "value")
			set["segments"] = "12:success:Done,5::In progress,3:neutral:To do"
		}
		fallthrough
	case "gauge":
		some("max", "60", "1000")
		some("target", "50", "80%")
		some("thresholds", "0:danger,50%:warning,80%:success:All good", "0:green,50:amber")
		some("show", "value", "percent", "both")
	}
}

// An absent parameter is absent from the address, so that the service's own defaults hold.
func TestPagesLeaveOutWhatIsNotTyped(t *testing.T) {
	for _, variant := range []string{".vtl", "-plain.vtl"} {
		page := pages(t, "gauge"+variant, []typed{{"value": "72", "width": "240", "height": "180"}}, variant != ".vtl")[0]
		if got, want := sourceOf(t, page), "/charts/gauge.png?dpr=2&value=72&width=240&height=180"; got != want {
			t.Errorf("gauge%s: %s, want %s", variant, got, want)
		}
	}
}

// What would break out of the page or the template stays what it is.
func TestPagesHoldWhatIsHostile(t *testing.T) {
	hostile := `"/><script>alert(1)</script><img src="x` + "\n#parse('x') $generalUtil.urlEncode('y')"
	for _, variant := range []string{".vtl", "-plain.vtl"} {
		page := pages(t, "gauge"+variant, []typed{{"value": "72", "label": hostile, "title": hostile, "width": "240", "height": "180"}}, variant != ".vtl")[0]
		if strings.Count(page, "<") != 1 || strings.Contains(page, "<script") {
			t.Errorf("gauge%s: more than one element in %q", variant, page)
		}
		sourceOf(t, page)
	}
}
