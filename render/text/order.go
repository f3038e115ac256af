package text

import (
	"slices"

	gotext "github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/bidi"
)

// stretch is a part of a text that has one embedding level.
type stretch struct {
	end   int // of its runes
	level gotext.Level
}

// levels resolves the embedding levels of the text in ts.runes.
func (ts *Typesetter) levels(rtl bool) []stretch {
	base := gotext.Level(0)
	if rtl {
		base = 1
	}
	ts.stretches = ts.isolates(ts.stretches[:0], 0, len(ts.runes), base)
	ts.stretches = ts.resetEnd(ts.stretches, base)
	return ts.stretches
}

// flat resolves the levels of a text without isolates.
//
// The library that runs the algorithm tells runs of one direction apart, not of one
// level: a number behind a Hebrew word, level 2, and an English word behind both,
// level 0, are one run to it, and the number would leave the Hebrew word.
func (ts *Typesetter) flat(list []stretch, runes []rune, rtl bool) []stretch {
	base := gotext.LeftToRight
	if rtl {
		base = gotext.RightToLeft
	}
	runs := ts.bidi.Segment(runes, base)
	strong := bidi.L
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		if !rtl && run.Level%2 == 0 {
			list = addEven(list, runes[:run.End], run.Start, i > 0, strong)
		} else {
			list = append(list, stretch{run.End, run.Level})
		}
		strong = lastStrong(runes[run.Start:run.End], strong)
	}
	return list
}

// addEven splits the run of even levels that a left-to-right text ends with. There, without
// explicit embeddings, level 2 is for numbers that do not belong to a Latin word: Arabic
// ones, and those whose letter before is of a right-to-left script. Only those at the ends
// of the run matter, since within it everything stays in place. strong is the class of
// the letter before the run.
func addEven(list []stretch, runes []rune, start int, behindRTL bool, strong bidi.Class) []stretch {
	if behindRTL {
		if n := numberLength(runes[start:], strong); n > 0 {
			start += n
			list = append(list, stretch{start, 2})
		}
	}
	split := start + numberStart(runes[start:], strong)
	if split > start {
		list = append(list, stretch{split, 0})
	}
	if split < len(runes) {
		list = append(list, stretch{len(runes), 2})
	}
	return list
}

// numberStart is where the number of level 2 starts that a text ends with, the length of
// the text if there is none.
func numberStart(runes []rune, strong bidi.Class) int {
	strong = lastStrong(runes, strong)
	start := len(runes)
	for i, r := range slices.Backward(runes) {
		switch class(r) {
		case bidi.AN:
			start = i
		case bidi.EN:
			if strong == bidi.L {
				return start
			}
			start = i
		case bidi.ES, bidi.CS, bidi.ET, bidi.NSM, bidi.BN:
		default:
			return start
		}
	}
	return start
}

// numberLength is the length of the number of level 2 that a text starts with, its sign, unit
// and separators included as rules W4 to W7 of the bidirectional algorithm do.
func numberLength(runes []rune, strong bidi.Class) int {
	n, last := 0, bidi.ON // of the digits: their class
	for i, r := range runes {
		switch class(r) {
		case bidi.EN:
			if strong == bidi.L {
				return n
			}
			n, last = i+1, bidi.EN
			if strong == bidi.AL {
				last = bidi.AN
			}
		case bidi.AN:
			n, last = i+1, bidi.AN
		case bidi.ET:
			if last == bidi.EN && n == i {
				n = i + 1
			}
		case bidi.NSM, bidi.BN:
			if last != bidi.ON && n == i {
				n = i + 1
			}
		case bidi.ES, bidi.CS:
		default:
			return n
		}
	}
	return n
}

// lastStrong is the class of the last letter, which decides what a number behind it is.
func lastStrong(runes []rune, before bidi.Class) bidi.Class {
	for _, r := range slices.Backward(runes) {
		switch c := class(r); c {
		case bidi.AL, bidi.R, bidi.L:
			return c
		}
	}
	return before
}

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// visual brings runs from logical into visual order: rule L2 of the bidirectional
// algorithm.
func visual(runs []run) {
	highest := gotext.Level(0)
	for _, r := range runs {
		highest = max(highest, r.level)
	}
	for level := highest; level > 0; level-- {
		for from := 0; from < len(runs); from++ {
			to := from
			for to < len(runs) && runs[to].level >= level {
				to++
			}
			slices.Reverse(runs[from:to])
			from = max(from, to)
		}
	}
}
