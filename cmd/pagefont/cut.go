package main

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// subset is the glyphs that are kept, by their numbers in the masters, which are the same
// in both; the place in it is the number in the new font.
type subset struct {
	glyphs []int
	place  map[int]int
	runes  []rune // that the new font has, in order
	mapped []int  // their glyphs' new numbers
}

// choose keeps the glyphs of characters, the box for those that are missing, and the parts
// that they are composed of.
func choose(m *master, characters []rune) (*subset, error) {
	s := &subset{place: map[int]int{}}
	s.keep(0)
	for _, r := range characters {
		if id, ok := m.face.NominalGlyph(r); ok {
			s.runes = append(s.runes, r)
			s.mapped = append(s.mapped, s.keep(int(id)))
		}
	}
	for i := 0; i < len(s.glyphs); i++ { // it grows on the way
		all, err := parts(m.glyph(s.glyphs[i]))
		if err != nil {
			return nil, fmt.Errorf("glyph %d: %w", s.glyphs[i], err)
		}
		for _, p := range all {
			s.keep(p.glyph)
		}
	}
	return s, nil
}

func (s *subset) keep(glyph int) int {
	if at, ok := s.place[glyph]; ok {
		return at
	}
	s.place[glyph] = len(s.glyphs)
	s.glyphs = append(s.glyphs, glyph)
	return len(s.glyphs) - 1
}

// cut returns the tables of the new font.
func cut(regular, bold *master, characters []rune) (map[string][]byte, error) {
	s, err := choose(regular, characters)
	if err != nil {
		return nil, err
	}
	tables := map[string][]byte{
		"cmap": s.cmap(), "kern": kerning(regular.face, s), "fvar": axis(), "name": names(),
		"post": append([]byte{0, 3, 0, 0}, regular.table["post"][4:32]...), "OS/2": regular.table["OS/2"],
	}
	if tables["gvar"], err = s.variations(regular, bold); err != nil {
		return nil, err
	}
	tables["glyf"], tables["loca"], tables["hmtx"] = s.outlines(regular)
	for name, at := range map[string]int{"maxp": 4, "hhea": 34} {
		tables[name] = slices.Clone(regular.table[name])
		binary.BigEndian.PutUint16(tables[name][at:], uint16(len(s.glyphs)))
	}
	tables["head"] = slices.Clone(regular.table["head"])
	binary.BigEndian.PutUint16(tables["head"][50:], 1) // offsets of four bytes
	return tables, nil
}

func (s *subset) outlines(m *master) (glyf, loca, hmtx []byte) {
	for _, id := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyph := slices.Clone(m.glyph(id))
		all, _ := parts(glyph) // read before
		for _, p := range all {
			binary.BigEndian.PutUint16(glyph[p.at:], uint16(s.place[p.glyph]))
		}
		glyf = append(glyf, glyph...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		advance, left := m.metrics(id)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(left))
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), hmtx
}

// cmap maps characters of the basic plane, in runs whose glyphs follow each other.
func (s *subset) cmap() []byte {
	type run struct{ first, last, delta int }
	var runs []run
	for i, r := range s.runes {
		delta := s.mapped[i] - int(r)
		if n := len(runs); n > 0 && runs[n-1].last == int(r)-1 && runs[n-1].delta == delta {
			runs[n-1].last = int(r)
		} else {
			runs = append(runs, run{int(r), int(r), delta})
		}
	}
	runs = append(runs, run{0xFFFF, 0xFFFF, 1}) // which the format ends with
	power, log := 1, 0
	for power*2 <= len(runs) {
		power, log = power*2, log+1
	}
	out := words(nil, 0, 1, 3, 1, 0, 12, 4, 16+8*len(runs), 0, 2*len(runs), 2*power, log, 2*(len(runs)-power))
	for _, r := range runs {
		out = words(out, r.last)
	}
	out = words(out, 0)
	for _, r := range runs {
		out = words(out, r.first)
	}
	for _, r := range runs {
		out = words(out, r.delta)
	}
	return append(out, make([]byte, 2*len(runs))...)
}

// words appends numbers of two bytes.
func words(b []byte, numbers ...int) []byte {
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// names are what the licence asks for, and what the axis is called.
func names() []byte {
	all := []struct {
		id   int
		text string
	}{
		{0, "Copyright 2020 The Inter Project Authors (https://github.com/rsms/inter)"},
		{1, "Inter"},
		{2, "Regular"},
		{4, "Inter, characters of a page"},
		{6, "Inter-Page"},
		{13, "This Font Software is licensed under the SIL Open Font License, Version 1.1."},
		{14, "https://openfontlicense.org"},
		{weightName, "Weight"},
	}
	out := words(nil, 0, len(all), 6+12*len(all))
	var texts []byte
	for _, n := range all {
		out = words(out, 3, 1, 0x409, n.id, 2*len(n.text), len(texts))
		for _, r := range n.text {
			texts = words(texts, int(r))
		}
	}
	return append(out, texts...)
}
