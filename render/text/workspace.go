package text

// Workspace lends memory for laying out a picture with a typesetter. It is empty, and the
// borrower's until the typesetter is given back; then it is emptied for the next picture.
func Workspace[T any](ts *Typesetter) *T {
	for _, w := range ts.workspaces {
		if w, ok := w.(*workspace[T]); ok && !w.lent {
			w.lent = true
			return &w.memory
		}
	}
	w := &workspace[T]{lent: true}
	if len(ts.workspaces) < mostWorkspaces {
		ts.workspaces = append(ts.workspaces, w)
	}
	return &w.memory
}

type workspace[T any] struct {
	memory T
	lent   bool
}

func (w *workspace[T]) empty() {
	if w.lent {
		var nothing T
		w.memory, w.lent = nothing, false
	}
}

// mostWorkspaces are kept with a typesetter: those of each kind of picture, and then some.
const mostWorkspaces = 16

func (ts *Typesetter) emptyWorkspaces() {
	for _, w := range ts.workspaces {
		w.empty()
	}
}
