package widgettest

import (
	"fmt"
	"strings"

	"github.com/plugio/charts/render/scene"
)

// Rows tells how the texts of a role are set: their font size in px, and what each shows.
func Rows(sc *scene.Scene, role scene.Role) string {
	var rows []string
	size := 0.0
	for _, sh := range Shapes(sc, role) {
		if run := sc.Run(sh); run.Shown != "" {
			size = run.Size
			rows = append(rows, run.Shown)
		}
	}
	if rows == nil {
		return ""
	}
	return fmt.Sprintf("%v: %s", size, strings.Join(rows, " | "))
}
