package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/plugio/charts/api/params"
)

// manual prints the manual page, in the language of man(7).
func manual(_ context.Context, p process, args []string) int {
	if len(args) > 0 {
		if isHelp(args[0]) {
			fmt.Fprint(p.stdout, "Usage: plugio-charts man\n\nPrints the manual page, for man1/plugio-charts.1.\n")
			return exitOK
		}
		return p.usage("man", errors.New("takes no arguments"))
	}
	out := bufio.NewWriter(p.stdout)
	writeManual(out)
	if err := out.Flush(); err != nil {
		return p.failure("man", fmt.Errorf("printing the manual page: %w", err))
	}
	return exitOK
}

func writeManual(w io.Writer) {
	fmt.Fprintf(w, ".TH PLUGIO\\-CHARTS 1 \"\" \"Plugio Charts %s\"\n", roff(readBuild().version))
	fmt.Fprint(w, ".SH NAME\nplugio\\-charts \\- gauges, counters and bars as PNG or SVG\n")
	fmt.Fprint(w, ".SH SYNOPSIS\n")
	for i, c := range commands() {
		if i > 0 {
			fmt.Fprintln(w, ".br")
		}
		fmt.Fprintf(w, ".B plugio\\-charts %s\n", roff(c.name))
	}
	fmt.Fprint(w, ".SH COMMANDS\n")
	for _, c := range commands() {
		roffItem(w, c.name, c.doc)
	}
	fmt.Fprint(w, ".SH SETTINGS\nEach flag of \\fBserve\\fR has an environment variable; the flag comes first.\n")
	_, table := newSettings(nil)
	for _, row := range table {
		roffItem(w, "--"+row.flag()+", "+row.name, withDefault(row.doc, row.shown))
	}
	fmt.Fprint(w, ".SH PARAMETERS\nThose of a picture, in the address as for \\fBdraw\\fR.\n")
	for _, widget := range params.Widgets() {
		fmt.Fprintf(w, ".SS %s\n", roff(widget))
		for _, s := range params.For(widget) {
			allowed := s.Allowed(func(word string) string { return word })
			roffItem(w, s.Name, withDefault(s.Doc+". Takes "+allowed, s.Default))
		}
	}
	fmt.Fprint(w, ".SH EXIT STATUS\n")
	for _, code := range []struct {
		number int
		doc    string
	}{
		{exitOK, "It is done."},
		{exitFailure, "It failed while working."},
		{exitUsage, "The command line or a setting cannot be used."},
		{exitStuck, "A drawing did not end within the limit, PLUGIO_RENDER_LIMIT."},
		{exitImpatient, "A second signal ended it before it was done."},
	} {
		roffItem(w, fmt.Sprint(code.number), code.doc)
	}
}

func withDefault(doc, value string) string {
	if value == "" {
		return doc
	}
	return doc + " (default " + value + ")"
}

// roffItem is a term in bold with its explanation.
func roffItem(w io.Writer, term, doc string) {
	fmt.Fprintf(w, ".TP\n.B %s\n%s\n", roff(term), roff(doc))
}

// roff escapes a text: a backslash and a hyphen have a meaning, and so have a full stop and an apostrophe that begin a line;
// letters beyond ASCII have names of their own.
func roff(text string) string {
	var escaped strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			escaped.WriteString(`\e`)
		case r == '-':
			escaped.WriteString(`\-`)
		case r == '\n':
			escaped.WriteByte(' ')
		case r > '~':
			fmt.Fprintf(&escaped, `\[u%04X]`, r)
		default:
			escaped.WriteRune(r)
		}
	}
	text = escaped.String()
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		return `\&` + text
	}
	return text
}
