package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/plugio/charts/api/params"
)

// drawHelp explains draw, or the parameters of a picture.
func (p process) drawHelp(widget string) int {
	switch {
	case widget == "":
		printDrawUsage(p.stdout, strings.Join(params.Widgets(), "|"), "name=value ...")
	case slices.Contains(params.Widgets(), widget):
		printDrawUsage(p.stdout, widget, "name=value ...")
		printParameters(p.stdout, widget)
	default:
		return p.usage("draw", fmt.Errorf("unknown picture %q: use %s", widget, strings.Join(params.Widgets(), ", ")))
	}
	return exitOK
}

func printDrawUsage(w io.Writer, widget, rest string) {
	fmt.Fprintf(w, `Usage: plugio-charts draw %s %s [-] [-o FILE] [--format png|svg]

The parameters are those of a URL, for example:

  plugio-charts draw gauge value=72 label="Sprint progress" -o gauge.png

With - in their place, or beside them, they are also read from standard input, as one
JSON object. The file's ending chooses the format. Without -o the picture goes to
standard output, PNG unless --format says svg, but to a terminal only with -o -.

`, widget, rest)
	_, settings := newSettings(drawSettings)
	printSettingRows(w, settings)
	fmt.Fprintf(w, "\nplugio-charts draw gauge --help lists the parameters of a gauge; likewise %s.\n", strings.Join(params.Widgets()[1:], " and "))
}

// printParameters lists the parameters of a widget in the order of the table.
func printParameters(w io.Writer, widget string) {
	fmt.Fprintf(w, "\nThe parameters of a %s:\n", widget)
	for _, s := range params.For(widget) {
		fmt.Fprintf(w, "\n  %s: %s", s.Name, s.Allowed(func(word string) string { return word }))
		if s.Default != "" {
			fmt.Fprintf(w, " (default %s)", s.Default)
		}
		fmt.Fprintf(w, "\n        %s\n", s.Doc)
	}
}
