package widget

import (
	"strings"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
)

// describe writes the accessible words of a picture: the title says what and how much,
// the description is one sentence with all that the picture shows.
func (l *layout) describe(v number.Value, details []string) {
	l.sc.Title = joinWords(l.c.Title, l.c.Label, l.spoken(v))
	if l.c.Description != "" {
		l.sc.Description = l.c.Description
		return
	}
	subject := strings.Join(nonEmpty(l.c.Title, l.c.Label), ", ")
	what := l.spoken(v)
	if !v.Valid() {
		what = "no data"
	}
	facts := strings.Join(nonEmpty(append([]string{what}, details...)...), ", ")
	l.sc.Description = strings.Join(nonEmpty(subject, facts), ": ")
}

// spoken is a value as it is read out: with prefix, suffix and unit.
func (l *layout) spoken(v number.Value) string {
	if !v.Valid() {
		return l.c.NoData
	}
	return joinWords(l.full(v), l.c.Number.Unit)
}

// statusNames are the words for the tokens that mean something by themselves.
var statusNames = map[theme.Token]string{
	theme.SuccessFill: "success", theme.WarningFill: "warning", theme.DangerFill: "danger",
	theme.InformationFill: "information", theme.DiscoveryFill: "discovery", theme.NeutralFill: "neutral",
}

// status is the word for the zone a value lies in: its name, else that of its token.
func status(ts []Threshold, v number.Value) string {
	t, ok := zoneOf(ts, v)
	if !ok {
		return ""
	}
	if t.Name != "" {
		return t.Name
	}
	if token, ok := t.Color.Token(); ok {
		return statusNames[token]
	}
	return ""
}

// scaleWords are the facts of a picture with a scale beside its value: status, range and
// target.
func (l *layout) scaleWords(s scale, ts []Threshold, v, target number.Value) []string {
	var words []string
	if v.Valid() {
		words = append(words, status(ts, s.clampValue(v)))
	}
	words = append(words, "range "+l.full(s.first)+" to "+l.full(s.last))
	if target.Valid() {
		words = append(words, "target "+l.full(target))
	}
	return words
}

func joinWords(words ...string) string { return strings.Join(nonEmpty(words...), " ") }

func nonEmpty(words ...string) []string {
	out := words[:0]
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
