package fonts

import (
	"crypto/sha256"
	_ "embed"
	"sync"
	"sync/atomic"
)

// Weight is one of the weights of text.
type Weight uint8

// The weights: 400 for labels, 500 for titles, 600 for numbers. Fallback fonts have no
// 500, and some no 600; the regular weight stands in.
const (
	Regular Weight = iota
	Medium
	SemiBold
	weights
)

// CSS returns the weight as style sheets number it, 400 for Regular.
func (w Weight) CSS() int {
	return [...]int{Regular: 400, Medium: 500, SemiBold: 600}[min(w, SemiBold)]
}

// Font is one font file.
type Font struct {
	// Index is unique within a Set and dense from zero.
	Index int
	// Name is the family and weight, such as "Inter SemiBold".
	Name string
	// Language is zh-Hans, zh-Hant, ja or ko for a font that draws Han characters as
	// that language writes them, else empty.
	Language string
	// Emoji says that the font draws emoji, which a text can ask for.
	Emoji bool

	covers  func() ranges
	content *content
}

// Has says whether the font has a glyph for a character. It does not parse the font.
func (f *Font) Has(r rune) bool { return f.covers().has(r) }

// Parse returns what a shaper needs, and reads the file when it is called first, or again
// after it was dropped, see Set.Limit. Of an embedded font an error means that the program
// was built from damaged files.
func (f *Font) Parse() (*Parsed, error) { return f.content.parse() }

// Keeps says whether that is what the font holds now.
func (f *Font) Keeps(p *Parsed) bool { return f.content.parsed.Load() == p }

// newFont numbers a font. read is called when the font is parsed.
func (s *Set) newFont(name string, read func() (*Parsed, error)) *Font {
	f := &Font{Index: s.count, Name: name, content: &content{set: s, read: read}}
	s.count++
	return f
}

// Set is the fallback chain for every weight. It is safe for concurrent use.
type Set struct {
	chains [weights][]*Font
	base   [weights]*Font
	count  int
	parsed atomic.Int32
	kept   kept
	// added is a digest of the files of a folder, in their order.
	added [sha256.Size]byte
}

//go:embed inter/Inter_400Regular.ttf
var interRegular []byte

//go:embed inter/Inter_500Medium.ttf
var interMedium []byte

//go:embed inter/Inter_600SemiBold.ttf
var interSemiBold []byte

// Load returns the embedded fonts and parses Inter, about 8 ms and 1.3 MiB a weight.
// An error means that the program was built from damaged files.
func Load() (*Set, error) {
	set := &Set{}
	for w, file := range [weights]struct {
		name string
		data []byte
	}{
		Regular:  {"Inter Regular", interRegular},
		Medium:   {"Inter Medium", interMedium},
		SemiBold: {"Inter SemiBold", interSemiBold},
	} {
		f := set.newFont(file.name, func() (*Parsed, error) { return parse(file.name, file.data) })
		p, err := f.Parse()
		if err != nil {
			return nil, err
		}
		f.covers = sync.OnceValue(p.ranges)
		set.base[w] = f
		set.chains[w] = append(set.chains[w], f)
	}
	set.addFallbacks(small, Regular, Medium, SemiBold)
	set.addFallbacks(units, SemiBold)
	set.addFallbacks(large, Regular, Medium, SemiBold)
	set.addFallbacks(units, Regular, Medium)
	return set, nil
}

// Chain returns the fonts of a weight, the first choice first. The caller must
// not change it.
func (s *Set) Chain(w Weight) []*Font { return s.chains[min(w, weights-1)] }

// Base returns the embedded font of a weight that all others stand in for. It has a
// visible replacement box.
func (s *Set) Base(w Weight) *Font { return s.base[min(w, weights-1)] }

// Len is the number of fonts in all chains.
func (s *Set) Len() int { return s.count }

// Parsed is the number of fonts that have been parsed so far.
func (s *Set) Parsed() int { return int(s.parsed.Load()) }
