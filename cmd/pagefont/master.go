package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// master is one weight of the design. Its outlines are TrueType's.
type master struct {
	face  *font.Face
	table map[string][]byte
}

func readMaster(file string) (*master, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading a weight: %w", err)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("parsing %s: %w", file, err)
	}
	m := &master{table: map[string][]byte{}}
	for _, tag := range loader.Tables() {
		if m.table[tag.String()], err = loader.RawTable(tag); err != nil {
			return nil, fmt.Errorf("reading %v of %s: %w", tag, file, err)
		}
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, fmt.Errorf("parsing %s: %w", file, err)
	}
	m.face = font.NewFace(parsed)
	return m, nil
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }

// glyph is a glyph's bytes in the table of outlines; none are a blank.
func (m *master) glyph(id int) []byte {
	loca, glyf := m.table["loca"], m.table["glyf"]
	if u16(m.table["head"], 50) == 1 {
		return glyf[binary.BigEndian.Uint32(loca[4*id:]):binary.BigEndian.Uint32(loca[4*id+4:])]
	}
	return glyf[2*u16(loca, 2*id) : 2*u16(loca, 2*id+2)]
}

// metrics are a glyph's advance and the space at its left, in font units.
func (m *master) metrics(id int) (advance, left int) {
	hmtx, long := m.table["hmtx"], u16(m.table["hhea"], 34)
	if id < long {
		return u16(hmtx, 4*id), i16(hmtx, 4*id+2)
	}
	return u16(hmtx, 4*long-4), i16(hmtx, 4*long+2*(id-long))
}

type point struct{ x, y int }

// part is a glyph that another is composed of.
type part struct {
	glyph int
	at    int // where its number stands in the other's bytes
	point
}

// Flags of an outline's point and of a composed glyph's part.
const (
	shortX, shortY, repeated, sameX, sameY               = 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5
	wordOffsets, offsets, scaled, more, scaled2, scaled4 = 1 << 0, 1 << 1, 1 << 3, 1 << 5, 1 << 6, 1 << 7
)

var errPoints = errors.New("a part is placed by points, not by an offset")

// parts are what a glyph is composed of; nothing where it has an outline of its own.
func parts(glyph []byte) (all []part, err error) {
	if len(glyph) == 0 || i16(glyph, 0) >= 0 {
		return nil, nil
	}
	for at, flags := 10, more; flags&more != 0; {
		flags = u16(glyph, at)
		if flags&offsets == 0 {
			return nil, errPoints
		}
		p := part{glyph: u16(glyph, at+2), at: at + 2}
		at += 4
		if flags&wordOffsets != 0 {
			p.point = point{i16(glyph, at), i16(glyph, at+2)}
			at += 4
		} else {
			p.point = point{int(int8(glyph[at])), int(int8(glyph[at+1]))}
			at += 2
		}
		switch {
		case flags&scaled != 0:
			at += 2
		case flags&scaled2 != 0:
			at += 4
		case flags&scaled4 != 0:
			at += 8
		}
		all = append(all, p)
	}
	return all, nil
}

// outline returns the points of a glyph that has an outline, and whether each is on it.
func outline(glyph []byte) (points []point, on []bool) {
	if len(glyph) == 0 {
		return nil, nil
	}
	contours := i16(glyph, 0)
	at := 10 + 2*contours
	count := u16(glyph, at-2) + 1
	at += 2 + u16(glyph, at)
	flags := make([]byte, 0, count)
	for len(flags) < count {
		flag, times := glyph[at], 1
		at++
		if flag&repeated != 0 {
			times += int(glyph[at])
			at++
		}
		flags = append(flags, bytes.Repeat([]byte{flag}, times)...)
	}
	points, on = make([]point, count), make([]bool, count)
	x := 0
	for i, flag := range flags {
		x += coordinate(glyph, &at, flag, shortX, sameX)
		points[i].x, on[i] = x, flag&1 != 0
	}
	y := 0
	for i, flag := range flags {
		y += coordinate(glyph, &at, flag, shortY, sameY)
		points[i].y = y
	}
	return points, on
}

// coordinate reads the step from one point to the next along an axis.
func coordinate(glyph []byte, at *int, flag byte, short, same byte) int {
	switch {
	case flag&short != 0:
		*at++
		if flag&same != 0 {
			return int(glyph[*at-1])
		}
		return -int(glyph[*at-1])
	case flag&same != 0:
		return 0
	}
	*at += 2
	return i16(glyph, *at-2)
}
