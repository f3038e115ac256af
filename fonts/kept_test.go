package fonts

import (
	"errors"
	"runtime"
	"testing"
	"time"
)

// named returns the font of a name in the chain of labels.
func named(t *testing.T, s *Set, name string) *Font {
	t.Helper()
	for _, f := range s.Chain(Regular) {
		if f.Name == name {
			return f
		}
	}
	t.Skipf("this build has no %s", name)
	return nil
}

func mustParse(t *testing.T, f *Font) *Parsed {
	t.Helper()
	p, err := f.Parse()
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return p
}

// later is as if the fonts had been dropped long ago.
func (k *kept) later() { k.dropped = time.Time{} }

func TestLimit(t *testing.T) {
	set := load(t)
	set.Limit(13<<20, nil)
	chinese, korean, thai := named(t, set, "NotoSansSC-Regular"), named(t, set, "NotoSansKR-Regular"), named(t, set, "NotoSansThai-Regular")
	first := mustParse(t, chinese)
	mustParse(t, thai) // there is room for both
	if set.Drops() != 0 || !chinese.Keeps(first) {
		t.Fatalf("%d drops while there is room", set.Drops())
	}
	mustParse(t, korean)
	if set.Drops() != 1 || chinese.Keeps(first) {
		t.Fatalf("%d drops where there is no room", set.Drops())
	}
	if _, err := chinese.Parse(); !errors.Is(err, ErrRoom) {
		t.Errorf("the Chinese font again, at once: %v, want ErrRoom", err)
	}
	mustParse(t, korean)
	set.kept.later()
	again := mustParse(t, chinese)
	if again == first || again.Glyphs != first.Glyphs || !chinese.Keeps(again) {
		t.Errorf("the Chinese font again, later: %d glyphs, before %d", again.Glyphs, first.Glyphs)
	}
	if base := set.Base(Regular); !base.Keeps(mustParse(t, base)) {
		t.Error("a font that stands behind all others was dropped")
	}
}

// Room for a font is asked before it is read, and whoever is asked may drop others.
func TestLimitAsksForRoom(t *testing.T) {
	set := load(t)
	thai, chinese := named(t, set, "NotoSansThai-Regular"), named(t, set, "NotoSansSC-Regular")
	first := mustParse(t, thai)
	var asked int64
	free := false
	set.Limit(1<<30, func(bytes int64) bool {
		asked = bytes
		set.Drop()
		return free
	})
	if _, err := chinese.Parse(); !errors.Is(err, ErrRoom) {
		t.Errorf("without room: %v, want ErrRoom", err)
	}
	if want := chinese.content.size(); asked != want || thai.Keeps(first) {
		t.Errorf("asked for %d bytes, want %d; the font before is kept: %t", asked, want, thai.Keeps(first))
	}
	free = true
	p := mustParse(t, chinese)
	if !chinese.Keeps(p) || set.kept.bytes != asked {
		t.Errorf("with room: kept %t, %d bytes counted, want %d", chinese.Keeps(p), set.kept.bytes, asked)
	}
	asked = 0
	if mustParse(t, chinese); asked != 0 {
		t.Error("asked again for a font that is kept")
	}
}

func TestDrop(t *testing.T) {
	set := load(t)
	thai := named(t, set, "NotoSansThai-Regular")
	p := mustParse(t, thai)
	set.Drop()
	if thai.Keeps(p) || set.Drops() != 1 {
		t.Errorf("%d drops", set.Drops())
	}
	p = mustParse(t, thai)
	if set.Drop(); !thai.Keeps(p) {
		t.Error("dropped again at once")
	}
}

// What is told of a font before it is read is about what it then takes.
func TestSizeIsAboutWhatAFontTakes(t *testing.T) {
	set := load(t)
	var told, taken int64
	for w := range weights {
		for _, f := range set.Chain(w) {
			if f.content.size == nil || f.content.parsed.Load() != nil {
				continue
			}
			before := heap()
			mustParse(t, f)
			size, took := f.content.size(), heap()-before
			if size < 1<<10 || took > 2<<20 && (size < took/2 || size > 2*took) {
				t.Errorf("%s is told to take %d bytes and takes %d", f.Name, size, took)
			}
			told, taken = told+size, taken+took
		}
	}
	if told < taken*2/3 || told > taken*3/2 {
		t.Errorf("all are told to take %d bytes and take %d", told, taken)
	}
	t.Logf("%d told, %d taken", told, taken)
	runtime.KeepAlive(set)
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
