package text

import (
	"errors"
	"testing"

	"github.com/plugio/charts/fonts"
)

// Where there is no room for a font the typesetter says so, until there is; then it sets what it
// would have set at once.
func TestNoRoomForAFont(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	if !has(set, '한') {
		t.Skip("this build has no Korean font")
	}
	const text = "한국어 진행"
	unlimited := NewShaper(set)
	ts := unlimited.Get()
	want := ts.Line(text, fonts.Regular)
	unlimited.Put(ts)

	if set, err = fonts.Load(); err != nil {
		t.Fatal(err)
	}
	s := NewShaper(set)
	ts = s.Get()
	ts.Line("进度良好", fonts.Regular)
	s.Put(ts)
	set.Limit(1, nil)
	set.Drop() // and not again for a while
	ts = s.Get()
	if ts.Line("进度良好", fonts.Regular); ts.Err() != nil {
		t.Fatalf("one font alone: %v", ts.Err())
	}
	if ts.Line(text, fonts.Regular); !errors.Is(ts.Err(), fonts.ErrRoom) {
		t.Errorf("another font: %v, want ErrRoom", ts.Err())
	}
	s.Put(ts)
	if s.Missing() != 0 {
		t.Errorf("%d characters of a picture that is not drawn count as missing", s.Missing())
	}
	set.Limit(0, nil)
	ts = s.Get()
	defer s.Put(ts)
	got := ts.Line(text, fonts.Regular)
	if ts.Err() != nil || got.Missing != 0 || got.Advance != want.Advance || len(got.Glyphs) != len(want.Glyphs) {
		t.Errorf("with room again: %v, %d missing, %v wide, want %v", ts.Err(), got.Missing, got.Advance, want.Advance)
	}
}

// A typesetter that waited in the pool while the fonts were dropped holds none of them.
func TestDroppedFontsAreLetGo(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	ts := newTypesetter(NewShaper(set))
	ts.Line("Ход: עברית", fonts.Regular)
	before := open(ts)
	set.Drop()
	ts.closeDropped()
	if after := open(ts); after >= before || after != 1 {
		t.Errorf("%d of %d fonts are still open, want the first one alone", after, before)
	}
}

func open(ts *Typesetter) (n int) {
	for _, o := range ts.opened {
		if o != nil {
			n++
		}
	}
	return n
}

func has(set *fonts.Set, r rune) bool {
	for _, f := range set.Chain(fonts.Regular) {
		if f.Has(r) && f.Language != "" {
			return true
		}
	}
	return false
}

func TestShaperKeepsLess(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper(set)
	const limit = 64 << 10
	s.Limit(limit)
	most := int64(0)
	for r := 'A'; r < 0x500; r++ {
		ts := s.Get()
		ts.Line(string(r), fonts.SemiBold)
		s.Put(ts)
		most = max(most, s.outlines.bytes.Load())
	}
	if most > limit || most < limit/2 {
		t.Errorf("up to %d bytes are kept, want up to %d", most, limit)
	}
	s.Forget()
	if n := s.outlines.bytes.Load(); n != 0 {
		t.Errorf("%d bytes are kept after all was forgotten", n)
	}
	s.Limit(1 << 40)
	if n := s.outlines.limit.Load(); n != maxOutlines {
		t.Errorf("the limit is raised to %d", n)
	}
}
