package main

import (
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// kerned are the characters whose pairs are kerned: those of which words are mostly made.
const kerned = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:-’“”"

// kerning is the table of pairs that the original sets nearer to or further from each
// other than their metrics say.
func kerning(face *font.Face, s *subset) []byte {
	lookups := kerningLookups(face)
	count := 0
	var pairs []byte
	for _, left := range s.ordered(kerned) {
		for _, right := range s.ordered(kerned) {
			move := 0
			for _, l := range lookups {
				move += moved(l, font.GID(s.glyphs[left]), font.GID(s.glyphs[right]))
			}
			if move != 0 {
				pairs = words(pairs, left, right, move)
				count++
			}
		}
	}
	power, log := 1, 0
	for power*2 <= count {
		power, log = power*2, log+1
	}
	out := words(nil, 0, 1, 0, 14+len(pairs), 1, count, 6*power, log, 6*(count-power))
	return append(out, pairs...)
}

// ordered are the new numbers of characters' glyphs, in order.
func (s *subset) ordered(text string) []int {
	var all []int
	for i, r := range s.runes {
		if slices.Contains([]rune(text), r) {
			all = append(all, s.mapped[i])
		}
	}
	return all
}

// kerningLookups are the original's rules for pairs, each of which is asked.
func kerningLookups(face *font.Face) []font.GPOSLookup {
	var wanted []uint16
	for _, feature := range face.GPOS.Features {
		if feature.Tag.String() == "kern" {
			wanted = append(wanted, feature.LookupListIndices...)
		}
	}
	slices.Sort(wanted)
	var all []font.GPOSLookup
	for _, i := range slices.Compact(wanted) {
		all = append(all, face.GPOS.Lookups[i])
	}
	return all
}

// moved is what the first part of a lookup that knows a pair adds to its first glyph's
// advance, in font units.
func moved(lookup font.GPOSLookup, left, right font.GID) int {
	for _, part := range lookup.Subtables {
		pair, ok := part.(tables.PairPos)
		if !ok {
			continue
		}
		at, covered := pair.Cov().Index(tables.GlyphID(left))
		if !covered {
			continue
		}
		switch rules := pair.Data.(type) {
		case tables.PairPosData1:
			if rule, ok := rules.PairSets[at].FindGlyph(tables.GlyphID(right)); ok {
				return int(rule.ValueRecord1.XAdvance)
			}
		case tables.PairPosData2:
			if second, ok := rules.ClassDef2.Class(tables.GlyphID(right)); ok {
				first, _ := rules.ClassDef1.Class(tables.GlyphID(left))
				return int(rules.Record(first, second).ValueRecord1.XAdvance)
			}
		}
	}
	return 0
}
