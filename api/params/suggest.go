package params

import (
	"strings"
	"unicode/utf8"
)

// shortestSlip is the length of the shortest names whose slips count: three letters
// are too near to others.
const shortestSlip = 4

// misspelt returns the known name that one slip makes of the name, or nothing: one
// letter wrong, missing or too many, two neighbours swapped, or letters of the other
// case.
func (s *schema) misspelt(name string) string {
	for _, e := range s.entries {
		known := e.name
		if len(known) >= shortestSlip && len(name) >= len(known)-1 && len(name) <= len(known)+utf8.UTFMax && oneSlip(name, known) {
			return known
		}
	}
	return ""
}

// oneSlip compares names that differ, without regard to the case of letters. known is
// ASCII.
func oneSlip(name, known string) bool {
	for name != "" && known != "" && fold(name[0]) == fold(known[0]) {
		name, known = name[1:], known[1:]
	}
	for name != "" && known != "" && fold(name[len(name)-1]) == fold(known[len(known)-1]) {
		name, known = name[:len(name)-1], known[:len(known)-1]
	}
	if len(name) == 2 && len(known) == 2 {
		return fold(name[0]) == fold(known[1]) && fold(name[1]) == fold(known[0])
	}
	return len(known) <= 1 && utf8.RuneCountInString(name) <= 1
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// longestGuess bounds the work for a name that someone made long on purpose.
const longestGuess = 40

// near says whether so few letters change that one name is meant for another: one, or one in
// four. With more of them a name is near that means something else.
func near(changed, longer int) bool { return changed <= max(1, longer/4) && 2*changed < longer }

// nearest returns the known name that takes the fewest changed letters to reach,
// in any letter case, or nothing if none is near.
func (s *schema) nearest(name string) string {
	if len(name) > longestGuess {
		return ""
	}
	name = strings.TrimPrefix(strings.ToLower(name), "amp;") // of a copied page
	best, distance := "", longestGuess
	for _, e := range s.entries {
		known := strings.ToLower(e.name)
		longer := max(len(name), len(known))
		if !near(longer-min(len(name), len(known)), longer) {
			continue
		}
		if d := edits(name, known); d < distance && near(d, longer) {
			best, distance = e.name, d
		}
	}
	return best
}

// edits counts the letters to insert, delete or replace, or neighbours to swap, on
// the way from a to b.
func edits(a, b string) int {
	var rows [3][longestGuess + 1]int
	older, old, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			now[j] = min(old[j]+1, now[j-1]+1, old[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], older[j-2]+1)
			}
		}
		older, old, now = old, now, older
	}
	return old[len(b)]
}
