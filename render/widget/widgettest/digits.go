package widgettest

import (
	"testing"

	"github.com/plugio/charts/render/scene"
)

// CheckDigits makes sure that a value reads as it should on a canvas, in px, on one that is a pixel wider,
// and on one that is a pixel higher.
func CheckDigits(t *testing.T, value string, width, height float64, want, wider, higher string, drawn func(width, height float64) *scene.Scene) {
	t.Helper()
	for _, canvas := range []struct {
		width, height float64
		want          string
	}{{width, height, want}, {width + 1, height, wider}, {width, height + 1, higher}} {
		if got := Texts(drawn(canvas.width, canvas.height), scene.Number); len(got) != 1 || got[0] != canvas.want {
			t.Errorf("%s on %v × %v is %q, want %q", value, canvas.width, canvas.height, got, canvas.want)
		}
	}
}
