package text_test

import (
	"testing"

	"github.com/plugio/charts/render/text"
)

// A workspace is used again for the next picture, empty, and never by two borrowers.
func TestWorkspace(t *testing.T) {
	type plan struct{ words [4]string }
	s := shaper(t)
	ts := s.Get()
	first, second := text.Workspace[plan](ts), text.Workspace[plan](ts)
	other := text.Workspace[int](ts)
	if first == second {
		t.Fatal("two borrowers have the same memory")
	}
	first.words[3], *other = "secret", 7
	s.Put(ts)
	if first.words[3] != "" || *other != 0 {
		t.Errorf("%q and %d are left of the last picture", first.words[3], *other)
	}
	if again := text.Workspace[plan](ts); again != first && again != second {
		t.Error("memory that is free was not used again")
	}
}

// What is borrowed beyond that of ordinary pictures is not kept.
func TestWorkspacesAreFew(t *testing.T) {
	s := shaper(t)
	ts := s.Get()
	borrowed := map[*int]bool{}
	for range 100 {
		borrowed[text.Workspace[int](ts)] = true
	}
	if len(borrowed) != 100 {
		t.Errorf("%d pieces of memory were lent to 100", len(borrowed))
	}
	s.Put(ts)
	kept := 0
	for range 100 {
		if borrowed[text.Workspace[int](ts)] {
			kept++
		}
	}
	if kept != 16 {
		t.Errorf("%d workspaces are kept, want 16", kept)
	}
}
