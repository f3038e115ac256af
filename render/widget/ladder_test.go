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
