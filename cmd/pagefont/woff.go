package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// woff packs tables into a file of the Web Open Font Format, version 1.
func woff(tables map[string][]byte) ([]byte, error) {
	const head, entry = 44, 20
	order := slices.Sorted(maps.Keys(tables))
	binary.BigEndian.PutUint32(tables["head"][8:], 0)
	binary.BigEndian.PutUint32(tables["head"][8:], 0xB1B0AFBA-checksum(sfnt(order, tables)))

	var directory, data []byte
	size := 12 + 16*len(order)
	for _, tag := range order {
		table := tables[tag]
		packed, err := deflate(table)
		if err != nil {
			return nil, err
		}
		if len(packed) >= len(table) {
			packed = table
		}
		sum := checksum(table)
		if tag == "head" { // whose sum is taken without the sum of all
			sum = checksum(slices.Concat(table[:8], make([]byte, 4), table[12:]))
		}
		directory = append(directory, tag...)
		for _, n := range []int{head + entry*len(order) + len(data), len(packed), len(table), int(sum)} {
			directory = binary.BigEndian.AppendUint32(directory, uint32(n))
		}
		data = pad(append(data, packed...))
		size += len(pad(slices.Clone(table)))
	}
	out := append([]byte("wOFF"), 0, 1, 0, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(head+len(directory)+len(data)))
	out = words(out, len(order), 0, size>>16, size, 1, 0)
	out = append(out, make([]byte, head-len(out))...) // neither metadata nor private data
	return slices.Concat(out, directory, data), nil
}

// sfnt is the file that the tables make without compression.
func sfnt(order []string, tables map[string][]byte) []byte {
	power, log := 1, 0
	for power*2 <= len(order) {
		power, log = power*2, log+1
	}
	out := words([]byte{0, 1, 0, 0}, len(order), 16*power, log, 16*(len(order)-power))
	var data []byte
	for _, tag := range order {
		out = append(out, tag...)
		for _, n := range []uint32{checksum(tables[tag]), uint32(12 + 16*len(order) + len(data)), uint32(len(tables[tag]))} {
			out = binary.BigEndian.AppendUint32(out, n)
		}
		data = pad(append(data, tables[tag]...))
	}
	return append(out, data...)
}

func checksum(b []byte) (sum uint32) {
	for b = pad(slices.Clone(b)); len(b) > 0; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}

func pad(b []byte) []byte { return append(b, make([]byte, -len(b)&3)...) }

func deflate(b []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if _, err := w.Write(b); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	return packed.Bytes(), nil
}
