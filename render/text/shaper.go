package text

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/plugio/charts/fonts"
)

// Shaper lends out typesetters and keeps the outlines of glyphs that have been asked for,
// up to some megabytes. What it keeps is keyed by font and glyph, never by a text.
type Shaper struct {
	fonts       *fonts.Set
	typesetters sync.Pool
	// chains are the fallback chains, one for each way to write Han characters.
	chains [fonts.SemiBold + 1][hanKinds][]*fonts.Font
	// leads are the fonts that give lines their box: the first with Latin capitals.
	leads    [fonts.SemiBold + 1]*fonts.Font
	outlines outlines
	tables   tables
	missing  atomic.Int64
}

// NewShaper returns a shaper over the fonts of a set.
func NewShaper(set *fonts.Set) *Shaper {
	s := &Shaper{fonts: set, tables: tables{alphabet: newAlphabet()}}
	s.outlines.init(set)
	for w := range s.chains {
		s.leads[w] = leadOf(set, fonts.Weight(w))
		s.tables.known[w] = set.Chain(fonts.Weight(w))[0] == set.Base(fonts.Weight(w))
		for h := range s.chains[w] {
			s.chains[w][h] = chainFor(set.Chain(fonts.Weight(w)), han(h))
		}
	}
	s.typesetters.New = func() any { return newTypesetter(s) }
	return s
}

func leadOf(set *fonts.Set, w fonts.Weight) *fonts.Font {
	for _, f := range set.Chain(w) {
		if f.Has('H') {
			return f
		}
	}
	return set.Base(w)
}

// chainFor moves the font that draws Han characters as a language writes them ahead of
// the other ones that draw them.
func chainFor(chain []*fonts.Font, h han) []*fonts.Font {
	from := slices.IndexFunc(chain, func(f *fonts.Font) bool { return f.Language == hanLanguages[h] })
	to := slices.IndexFunc(chain, func(f *fonts.Font) bool { return f.Language != "" })
	if hanLanguages[h] == "" || from < 0 {
		return chain
	}
	reordered := slices.Delete(slices.Clone(chain), from, from+1)
	return slices.Insert(reordered, to, chain[from])
}

func (s *Shaper) chain(w fonts.Weight, h han) []*fonts.Font {
	return s.chains[min(w, fonts.SemiBold)][h]
}

// Limit lowers the memory of the outlines that are kept, in bytes.
func (s *Shaper) Limit(bytes int64) { s.outlines.limit.Store(min(bytes, maxOutlines)) }

// Forget drops the outlines.
func (s *Shaper) Forget() { s.outlines.forget() }

// Get lends a typesetter; give it back with Put.
func (s *Shaper) Get() *Typesetter {
	ts := s.typesetters.Get().(*Typesetter)
	ts.closeDropped()
	return ts
}

// Put takes a typesetter back. Its lines must not be used any more.
func (s *Shaper) Put(ts *Typesetter) {
	if ts.err == nil {
		s.missing.Add(int64(ts.missed))
	}
	ts.reset()
	s.typesetters.Put(ts)
}

// Missing counts the characters that no font has, in the lines of all typesetters that
// have been put back. A text that is set several times counts as often.
func (s *Shaper) Missing() int64 { return s.missing.Load() }
