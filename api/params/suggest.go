package params

import "strings"

// longestGuess bounds the work for a name that someone made long on purpose.
const longestGuess = 40

// nearest returns the known name that takes the fewest changed letters to reach,
// in any letter case, or nothing if half the letters would have to change.
func (s *schema) nearest(name string) string {
	if len(name) > longestGuess {
		return ""
	}
	name = strings.ToLower(name)
	best, distance := "", longestGuess
	for _, e := range s.entries {
		known := strings.ToLower(e.name)
		if d := edits(name, known); d < distance && 2*d < max(len(name), len(known)) {
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
