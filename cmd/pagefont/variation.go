package main

import (
	"fmt"
	"slices"
)

const (
	lightest, boldest = 400, 600
	weightName        = 256 // the first number for names of one's own
)

// axis declares the weight.
func axis() []byte {
	out := words(nil, 1, 0, 16, 2, 1, 20, 0, 8)
	out = append(out, "wght"...)
	return words(out, lightest, 0, lightest, 0, boldest, 0, 0, weightName)
}

// variations say how far each point moves on the way from regular to bold.
func (s *subset) variations(regular, bold *master) ([]byte, error) {
	const header = 20
	var data []byte
	offsets := []int{0}
	for _, id := range s.glyphs {
		from, err := movable(regular, id)
		if err != nil {
			return nil, err
		}
		to, err := movable(bold, id)
		if err != nil {
			return nil, err
		}
		if err := corresponds(regular, bold, id, len(from), len(to)); err != nil {
			return nil, err
		}
		data = append(data, moves(from, to)...)
		offsets = append(offsets, len(data))
	}
	tuple := header + 4*len(offsets)
	out := words(nil, 1, 0, 1, 1, tuple>>16, tuple, len(s.glyphs), 1, (tuple+2)>>16, tuple+2)
	for _, at := range offsets {
		out = words(out, at>>16, at)
	}
	return append(words(out, 0x4000), data...), nil // the boldest end of the axis, 1.0
}

// movable are the points of a glyph that the weight moves: its outline's, or the places of
// its parts, and then the four that stand for its advance and height.
func movable(m *master, id int) ([]point, error) {
	glyph := m.glyph(id)
	all, err := parts(glyph)
	if err != nil {
		return nil, fmt.Errorf("glyph %d: %w", id, err)
	}
	var points []point
	for _, p := range all {
		points = append(points, p.point)
	}
	if all == nil {
		points, _ = outline(glyph)
	}
	advance, left := m.metrics(id)
	start := -left
	if len(glyph) > 0 {
		start += i16(glyph, 2)
	}
	return append(points, point{x: start}, point{x: start + advance}, point{}, point{}), nil
}

// corresponds says whether the glyphs of the two weights are of one build.
func corresponds(regular, bold *master, id, points, others int) error {
	a, b := regular.glyph(id), bold.glyph(id)
	_, on := outline(simple(a))
	_, onOther := outline(simple(b))
	if points != others || !slices.Equal(on, onOther) || len(a) > 0 && i16(a, 0) != i16(b, 0) {
		return fmt.Errorf("the points of glyph %d do not correspond", id)
	}
	all, err := parts(a)
	if err != nil {
		return err
	}
	other, err := parts(b)
	if err != nil {
		return err
	}
	if !slices.EqualFunc(all, other, func(x, y part) bool { return x.glyph == y.glyph }) {
		return fmt.Errorf("the parts of glyph %d do not correspond", id)
	}
	return nil
}

// simple is a glyph that has an outline, and nothing for one that is composed.
func simple(glyph []byte) []byte {
	if len(glyph) > 0 && i16(glyph, 0) < 0 {
		return nil
	}
	return glyph
}

// moves is the variation data of one glyph: one tuple, for all points.
func moves(from, to []point) []byte {
	var x, y []int
	for i := range from {
		x, y = append(x, to[i].x-from[i].x), append(y, to[i].y-from[i].y)
	}
	if !slices.ContainsFunc(append(slices.Clone(x), y...), func(d int) bool { return d != 0 }) {
		return nil
	}
	packed := packDeltas(packDeltas([]byte{0}, x), y)
	out := append(words(nil, 1, 8, len(packed), 0x2000), packed...)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	return out
}

// packDeltas appends numbers in runs of zeros, of single bytes and of words.
func packDeltas(b []byte, deltas []int) []byte {
	const longest, zeros, pairs = 64, 0x80, 0x40
	kind := func(d int) byte {
		switch {
		case d == 0:
			return zeros
		case d >= -128 && d <= 127:
			return 0
		}
		return pairs
	}
	for len(deltas) > 0 {
		k, n := kind(deltas[0]), 1
		for n < len(deltas) && n < longest && kind(deltas[n]) == k {
			n++
		}
		b = append(b, k|byte(n-1))
		for _, d := range deltas[:n] {
			switch k {
			case 0:
				b = append(b, byte(d))
			case pairs:
				b = words(b, d)
			}
		}
		deltas = deltas[n:]
	}
	return b
}
