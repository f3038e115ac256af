package widget_test

import (
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

// A text goes down the ladder as it has less width: whole, smaller, in two rows if there is height
// for a second one, cut, dropped.
func TestLadderOfATextThatHasNoRoom(t *testing.T) {
	const story, compound = "Average cycle time of stories", "Donaudampfschifffahrtsgesellschaft"
	for name, c := range map[string]struct {
		words         string
		width, height float64
		size          float64
		rows          []string
	}{
		"whole":                      {story, 220, 40, 16, []string{story}},
		"smaller":                    {story, 180, 40, 13, []string{story}},
		"smallest":                   {story, 140, 40, 10, []string{story}},
		"two rows":                   {story, 130, 40, 16, []string{"Average cycle", "time of stories"}},
		"two smaller rows":           {story, 95, 40, 13, []string{"Average cycle", "time of stories"}},
		"two rows for their height":  {story, 130, 13, 10, []string{"Average cycle time of", "stories"}},
		"two rows, cut":              {story, 60, 40, 10, []string{"Average", "cycle time…"}},
		"no height":                  {story, 130, 12, 10, []string{"Average cycle time of sto…"}},
		"no second row":              {story, 130, 0, 10, []string{"Average cycle time of sto…"}},
		"nothing to say":             {story, 20, 0, 10, nil},
		"a word breaks where it may": {"Time-to-market", 66, 40, 13, []string{"Time-to-", "market"}},
		"a short first row":          {"CPU load", 26, 40, 10, []string{"CPU", "load"}},
		"a compound":                 {compound, 140, 40, 13, []string{"Donaudampfschifffahr", "tsgesellschaft"}},
		"a short word is cut":        {"Durchlaufzeit", 60, 40, 10, []string{"Durchlauf…"}},
		"or torn rather than lost":   {"Backlog", 26, 40, 10, []string{"Backl", "og"}},
		"letters of a word":          {compound, 20, 40, 10, nil},
		"no space":                   {"平均サイクルタイムの推移", 100, 40, 16, []string{"平均サイクル", "タイムの推移"}},
		"from right to left":         {"متوسط وقت دورة القصص", 100, 40, 16, []string{"متوسط وقت", "دورة القصص"}},
	} {
		d := widget.NewDraft(scene.New(16, 16), widgettest.Typesetter(t), &widget.Common{Width: 300, Height: 100})
		got, ok := d.Fit(c.words, nil, fonts.Regular, widget.Room{Size: 16, Least: 10, Width: c.width, Height: c.height})
		if ok != (c.rows != nil) {
			t.Errorf("%s: fits is %v", name, ok)
			continue
		} else if !ok {
			continue
		}
		rows := []string{got.Line.Shown, got.Second.Shown}[:got.Rows()]
		if got.Size != c.size || strings.Join(rows, "|") != strings.Join(c.rows, "|") {
			t.Errorf("%s: %q in %v px, want %q in %v px", name, rows, got.Size, c.rows, c.size)
		}
		if got.Width() > c.width {
			t.Errorf("%s: %v px wide", name, got.Width())
		}
	}
}
