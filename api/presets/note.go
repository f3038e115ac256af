package presets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Note is one thing that is to be said about a file.
type Note struct {
	// Line counts from 1; 0 is the whole file.
	Line int
	// Where names the preset or palette and the parameter or colour, such as
	// "preset sla: thresholds"; it may be empty.
	Where string
	// Detail is one sentence that says what is allowed. It repeats no value.
	Detail string
}

// In is the note as compilers write theirs: file, line, place and sentence.
func (n Note) In(file string) string {
	if n.Line > 0 {
		file += ":" + strconv.Itoa(n.Line)
	}
	return where(file, n.Where, n.Detail)
}

// Faults is everything that is wrong with a file, in the order of its lines.
type Faults struct {
	// File is the name of the file.
	File  string
	Notes []Note
}

// maxShown is how many faults Error lists.
const maxShown = 100

// Error has a line for each fault, and one that counts what is too much to list.
func (f *Faults) Error() string {
	var lines []string
	for i, n := range f.Notes {
		if i == maxShown {
			lines = append(lines, fmt.Sprintf("%s: and %d more", f.File, len(f.Notes)-maxShown))
			break
		}
		lines = append(lines, n.In(f.File))
	}
	return strings.Join(lines, "\n")
}

func sortNotes(notes []Note) {
	slices.SortStableFunc(notes, func(a, b Note) int { return a.Line - b.Line })
}

// where joins names that lead to a place; an empty one is left out.
func where(names ...string) string {
	return strings.Join(slices.DeleteFunc(names, func(s string) bool { return s == "" }), ": ")
}
