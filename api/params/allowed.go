package params

import (
	"fmt"
	"strconv"
	"strings"
)

// Allowed says in a few words what the parameter may hold; quote sets the words and forms
// that stand for themselves.
func (s Spec) Allowed(quote func(string) string) string {
	number := "number"
	if s.Percent {
		number = "number, or share of the scale such as " + quote("50%")
	}
	switch {
	case s.Kind == Color || s.Kind == Background:
		return quoted(s.Values, quote) + ", a word for one (" + quoted(s.Words, quote) + "), or 3, 6 or 8 hexadecimal digits"
	case len(s.Values) > 0:
		return quoted(s.Values, quote)
	case s.Form != "":
		return fmt.Sprintf("at most %d of %s, separated by commas", s.MaxItems, quote(s.Form))
	case s.Kind == Text:
		return fmt.Sprintf("text of at most %d characters", s.MaxLength)
	case s.Kind == Locale:
		return "language tag"
	case s.Kind == PresetName:
		return "name of a preset"
	case s.Kind == Integer:
		return "whole number, " + s.between()
	case s.Kind == Decimal && s.Step != 0:
		return "number, " + s.between() + " in steps of " + plain(s.Step)
	case s.Kind == Decimal:
		return "number, " + s.between()
	case s.Kind == Data:
		return "number, percentage such as " + quote("72%") + ", or no data"
	case s.Min == 0 && s.Max > 0:
		return "number from 0"
	}
	return number
}

// colors says in a few words what a colour may be.
func (e *entry) colors() string {
	const name = "a name in lower case such as success or green, or 3, 6 or 8 hexadecimal digits"
	switch {
	case e.kind == Background:
		return strings.Join(e.values[:ownBackgrounds], ", ") + ", " + name
	case e.form != "":
		return "a name in lower case or hexadecimal digits, in the form " + e.formOfItem()
	}
	return name
}

func (e *entry) formOfItem() string { return e.form + ", such as " + e.item }

func (s Spec) between() string { return plain(s.Min) + " to " + plain(s.Max) }

func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func quoted(values []string, quote func(string) string) string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = quote(v)
	}
	return strings.Join(all, ", ")
}
