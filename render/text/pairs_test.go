//go:build !race

// Hundreds of thousands of texts are shaped by one goroutine: under the race detector they
// would take minutes and tell nothing more.

package text

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
)

// combiner sets texts by their pairs and by the shaper, and compares.
type combiner struct {
	*testing.T
	ts                *Typesetter
	w                 fonts.Weight
	combined, refused int
}

func newCombiner(t *testing.T, w fonts.Weight) *combiner {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &combiner{T: t, ts: NewShaper(set).Get(), w: w}
}

// try reports a text that its pairs set otherwise than the shaper does.
func (c *combiner) try(s string) {
	c.ts.glyphs = c.ts.glyphs[:0]
	var got, want Line
	if !c.ts.combine(s, c.w, &got) {
		c.refused++
		return
	}
	c.combined++
	n := len(c.ts.glyphs)
	widths := slices.Clone(c.ts.widths)
	c.ts.compose(s, c.w, &want)
	if !slices.Equal(c.ts.glyphs[:n], c.ts.glyphs[n:]) || got.Advance != want.Advance || !slices.Equal(widths, c.ts.widths) {
		c.Errorf("weight %d: %q is %v em wide, by its pairs %v; glyphs %v, by its pairs %v",
			c.w, s, want.Advance, got.Advance, places(c.ts.glyphs[n:]), places(c.ts.glyphs[:n]))
	}
	if want.Missing != 0 || want.Ascent > c.ts.open(c.ts.owner.leads[c.w], c.w).parsed.Ascent {
		c.Errorf("%q leaves the font", s)
	}
}

func places(glyphs []scene.Glyph) (list []uint64) {
	for _, g := range glyphs {
		list = append(list, g.Outline.ID&0xFFFFFFFF)
	}
	return list
}

// starts are the letters of a script and the signs before a digit.
func (c *combiner) starts(s script) []rune {
	return append(signs[:], c.ts.owner.tables.letters[s][firstLetter:]...)
}

func TestPairsAreThoseOfTheShaper(t *testing.T) {
	for w := fonts.Regular; w <= fonts.SemiBold; w++ {
		c := newCombiner(t, w)
		for s := range scripts {
			letters := c.starts(s)
			for _, a := range letters {
				c.try(string(a))
				for _, b := range letters {
					c.try(string([]rune{a, b}))
				}
			}
		}
		// A sign alone or before a letter that is not tall, and a product.
		if c.combined < 40000 || c.refused > c.combined/40 {
			t.Errorf("weight %d: %d pairs combined and %d refused", w, c.combined, c.refused)
		}
	}
}

// A step that shares no factor with the number of letters meets every letter in each place.
func TestTriplesAreThoseOfTheShaper(t *testing.T) {
	step := 53
	if os.Getenv("ALL_TRIPLES") != "" {
		step = 1 // half a minute
	}
	for w := fonts.Regular; w <= fonts.SemiBold; w++ {
		c := newCombiner(t, w)
		for s := range scripts {
			letters := c.starts(s)
			n := len(letters)
			for i := 0; i < n*n*n; i += step {
				c.try(string([]rune{letters[i/n/n], letters[i/n%n], letters[i%n]}))
			}
		}
		t.Logf("weight %d: %d triples combined, %d refused", w, c.combined, c.refused)
	}
}

// Longer contexts are those of numbers: one of each kind of character in every order.
func TestContextsAreThoseOfTheShaper(t *testing.T) {
	letters := []rune("1x A.,% −а")
	for _, w := range []fonts.Weight{fonts.Regular, fonts.SemiBold} {
		c := newCombiner(t, w)
		text := make([]rune, 5)
		for i := range 100000 {
			for k := range text {
				text[k] = letters[i%10]
				i /= 10
			}
			c.try(string(text))
		}
		if c.combined < 10000 {
			t.Errorf("%d texts combined", c.combined)
		}
	}
}

func TestTextsAreThoseOfTheShaper(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for w := fonts.Regular; w <= fonts.SemiBold; w++ {
		c := newCombiner(t, w)
		for range 6000 {
			letters := c.starts(script(random.IntN(int(scripts))))
			text := make([]rune, 1+random.IntN(24))
			for k := range text {
				text[k] = letters[random.IntN(len(letters))]
				if random.IntN(3) == 0 {
					text[k] = rune("0123456789 ,."[random.IntN(13)])
				}
			}
			c.try(string(text))
		}
		for _, s := range corpus(t) {
			c.try(s)
		}
		t.Logf("weight %d: %d texts combined, %d refused", w, c.combined, c.refused)
	}
}

// corpus is the words of this repository's documents, in lines and one by one.
func corpus(t *testing.T) (texts []string) {
	t.Helper()
	for _, name := range []string{"README.md", "api/params/REFERENCE.md", "fonts/README.md"} {
		data, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			texts = append(texts, strings.TrimSpace(line[:min(len(line), 60)]))
			texts = append(texts, strings.Fields(line)...)
		}
	}
	return texts
}

func TestWhatCombines(t *testing.T) {
	c := newCombiner(t, fonts.SemiBold)
	for s, want := range map[string]bool{
		"72": true, "1,284": true, "−12.5%": true, "+20%": true, "1 284,5": true, "1’284": true, "−€12": true,
		"Sprint progress": true, "Größe": true, "Прогресс спринта": true, "Sprint p…": true,
		"12x4": false, "12 x 4": false, "a-b": false, "10–20": false, "12:30": false, "(1)": false, "−a": false,
		"Größe Ж": false, "e\u0301": false, "אב": false, "": false, "5\t": false, "日": false, "−": false,
	} {
		if got := c.ts.combine(s, c.w, &Line{}); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
	c.ts.SetLanguage("tr")
	if c.ts.combine("fiyat", c.w, &Line{}) {
		t.Error("a Turkish text is set by the pairs of others")
	}
}

// A font from outside may depend on more than pairs.
func TestFontsOfAFolderAreShaped(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile("../../fonts/inter/Inter_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "first"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "first", "corporate.ttf"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	set, err := fonts.LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if NewShaper(set).Get().combine("72", fonts.Regular, &Line{}) {
		t.Error("a text in a font of a folder is set by its pairs")
	}
}
