package fonts

import (
	"encoding/binary"
	"errors"
	"slices"
	"sort"
)

// ranges are the characters of a font: pairs of a first and a last one, ascending.
type ranges []rune

func (c ranges) has(r rune) bool {
	// The search finds the first bound at or above r. An odd one is the end of the
	// range that r lies in; an even one is a start, so r must be it.
	i := sort.Search(len(c), func(i int) bool { return c[i] >= r })
	return i < len(c) && (i%2 == 1 || c[i] == r)
}

// ranges lists the characters of a parsed font.
func (p *Parsed) ranges() ranges {
	var all []rune
	for it := p.Font.Cmap.Iter(); it.Next(); {
		if r, gid := it.Char(); gid != 0 {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	var c ranges
	for _, r := range all {
		if n := len(c); n > 0 && r <= c[n-1]+1 {
			c[n-1] = r
			continue
		}
		c = append(c, r, r)
	}
	return c
}

var errCoverage = errors.New("coverage table damaged")

// coverageTable splits the table that the build script writes: for every font its name
// and its ranges, each as the gap behind the one before and its length less one.
// All numbers, also the lengths ahead of names and ranges, are varints.
func coverageTable(data []byte) (map[string][]byte, error) {
	fonts := make(map[string][]byte)
	for len(data) > 0 {
		n, used := binary.Uvarint(data)
		if used <= 0 || n > uint64(len(data)-used) {
			return nil, errCoverage
		}
		name := string(data[used : used+int(n)])
		data = data[used+int(n):]
		count, used := binary.Uvarint(data)
		if used <= 0 || count > uint64(len(data)) {
			return nil, errCoverage
		}
		end := used
		for range 2 * count {
			_, used := binary.Uvarint(data[end:])
			if used <= 0 {
				return nil, errCoverage
			}
			end += used
		}
		fonts[name], data = data[:end], data[end:]
	}
	return fonts, nil
}

// decodeRanges reads the ranges of one font, whose entry coverageTable has checked.
func decodeRanges(entry []byte) ranges {
	next := func() rune {
		n, used := binary.Uvarint(entry)
		entry = entry[max(used, 0):]
		return rune(n)
	}
	count := next()
	c := make(ranges, 0, 2*count)
	for end := rune(0); count > 0; count-- {
		low := end + next()
		high := low + next()
		c = append(c, low, high)
		end = high + 1
	}
	return c
}
