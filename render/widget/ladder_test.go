package widget

import (
	"math/bits"
	"testing"
)

func TestOrderOfWorth(t *testing.T) {
	rising := []Kinds{
		0,
		KindComparison, KindEnds, KindNames, KindTitle, KindLabel, KindStatus, KindDelta, KindUnit,
		KindTitle | KindEnds, KindLabel | KindTitle, KindUnit | KindDelta,
		KindTitle | KindEnds | KindNames,
		KindNumber - 1,
		KindNumber,
		KindNumber | KindTitle,
		KindNumber | KindUnit,
		KindNumber | KindLabel | KindTitle,
		KindNumber | KindUnit | KindLabel,
		kindsEnd - 1,
	}
	for i, k := range rising[1:] {
		if k.Worth() <= rising[i].Worth() {
			t.Errorf("%09b is worth %d, and %09b %d", k, k.Worth(), rising[i], rising[i].Worth())
		}
	}
}

// TestBestIsWorthMost tries canvases on which a kind takes so much room that only some sets fit.
func TestBestIsWorthMost(t *testing.T) {
	costs := [...]int{3, 2, 4, 1, 2, 1, 3, 2, 5} // of each kind, the least first
	cost := func(k Kinds) (n int) {
		for i, c := range costs {
			if k&(1<<i) != 0 {
				n += c
			}
		}
		return n
	}
	for room := range 24 {
		for _, asked := range []Kinds{kindsEnd - 1, KindNumber | KindUnit | KindLabel, KindTitle | KindLabel | KindEnds, KindNumber | KindDelta | KindComparison} {
			fits := func(k Kinds) bool { return cost(k) <= room }
			got, want := Best(asked, fits), Kinds(0)
			for k := range kindsEnd {
				alone := !k.Has(KindNumber) && asked.Has(KindNumber) && k.Any(KindUnit|KindDelta) || k.Has(KindComparison) && !k.Has(KindDelta)
				if asked.Has(k) && fits(k) && !alone && k.Worth() > want.Worth() {
					want = k
				}
			}
			if got != want {
				t.Errorf("%09b in a room of %d: %09b, want %09b", asked, room, got, want)
			}
		}
	}
}

func TestBestAsksLittle(t *testing.T) {
	asked := 0
	number := func(k Kinds) bool { asked++; return bits.OnesCount16(uint16(k)) == 1 && k == KindNumber }
	if got := Best(kindsEnd-1, number); got != KindNumber || asked > 10 {
		t.Errorf("%09b after %d questions", got, asked)
	}
}

// A level is taken for fewer texts that are cut only if it keeps the rest, and the least one for digits
// and names that no other shows.
func TestPlanTakesTheLevelThatShowsMore(t *testing.T) {
	roomy := Seen{Number: 20, Shape: 100}
	with := func(set func(*Seen)) *Seen { s := roomy; set(&s); return &s }
	cut := with(func(s *Seen) { s.Cut = 1 })
	for name, c := range map[string]struct {
		levels [4]*Seen // nil has no room
		want   uint8
	}{
		"all as usual":      {[4]*Seen{&roomy, &roomy, &roomy, &roomy}, 0},
		"no room as usual":  {[4]*Seen{nil, &roomy, &roomy, &roomy}, 1},
		"cut as usual":      {[4]*Seen{cut, cut, &roomy, &roomy}, 2},
		"cut everywhere":    {[4]*Seen{cut, cut, cut, cut}, 0},
		"a small number":    {[4]*Seen{cut, with(func(s *Seen) { s.Number = 14 }), cut, cut}, 0},
		"a smaller number":  {[4]*Seen{cut, with(func(s *Seen) { s.Number = 15 }), cut, cut}, 1},
		"no history":        {[4]*Seen{cut, with(func(s *Seen) { s.Shape = 0 }), cut, cut}, 0},
		"close to the edge": {[4]*Seen{cut, cut, cut, with(func(s *Seen) { s.Close = true })}, 0},
		"fewer digits":      {[4]*Seen{cut, with(func(s *Seen) { s.Form = 1 }), cut, cut}, 0},
		"more digits":       {[4]*Seen{with(func(s *Seen) { s.Form = 1 }), cut, cut, with(func(s *Seen) { s.Number = 8 })}, 1},
		"digits at last":    {[4]*Seen{with(func(s *Seen) { s.Form = 1 }), nil, nil, with(func(s *Seen) { s.Number = 8 })}, 3},
		"names left out":    {[4]*Seen{with(func(s *Seen) { s.Gone = 2 }), with(func(s *Seen) { s.Gone = 1 }), cut, with(func(s *Seen) { s.Close = true })}, 2},
	} {
		var at uint8
		Plan(KindNumber|KindLabel, 3, func(_ Kinds, l uint8, _ int) bool {
			at = l
			return c.levels[l] != nil
		}, func() Seen { return *c.levels[at] })
		if at != c.want {
			t.Errorf("%s: level %d, want %d", name, at, c.want)
		}
	}
}
