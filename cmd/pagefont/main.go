// Command pagefont cuts the font of the service's pages out of the embedded Inter: the
// characters that the pages are written with, and all weights from regular to semi-bold in
// one file.
//
//	go run ./cmd/pagefont fonts/inter api/playground/inter.woff
//
//	Inter 400 ─┐
//	           ├─► the same glyphs of both ─► one outline and its change with the weight ─► WOFF
//	Inter 600 ─┘
//
// The two weights come from one design, so that the points of their glyphs correspond, and
// a weight between them is drawn halfway between their points.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pagefont FOLDER FILE")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pagefont:", err)
		os.Exit(1)
	}
}

func write(folder, file string) error {
	font, err := build(folder)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, font, 0o644); err != nil {
		return fmt.Errorf("writing the font: %w", err)
	}
	return nil
}

// build returns the font as WOFF.
func build(folder string) ([]byte, error) {
	regular, err := readMaster(filepath.Join(folder, "Inter_400Regular.ttf"))
	if err != nil {
		return nil, err
	}
	bold, err := readMaster(filepath.Join(folder, "Inter_600SemiBold.ttf"))
	if err != nil {
		return nil, err
	}
	tables, err := cut(regular, bold, characters())
	if err != nil {
		return nil, err
	}
	return woff(tables)
}

// characters are those of the pages: what European languages with Latin letters are written
// with, and the signs that stand in the pages' own texts.
func characters() []rune {
	var all []rune
	for _, span := range [][2]rune{
		{0x20, 0x7E},
		{0xA0, 0x17F},
		{0x2010, 0x2015},
		{0x2018, 0x201A},
		{0x201C, 0x201E},
		{0x2020, 0x2022},
		{0x2026, 0x2026},
		{0x202F, 0x202F},
		{0x2030, 0x2030},
		{0x2039, 0x203A},
		{0x20AC, 0x20AC},
		{0x2190, 0x2193},
		{0x2212, 0x2212},
		{0x2248, 0x2248},
		{0x2260, 0x2260},
		{0x2264, 0x2265},
	} {
		for r := span[0]; r <= span[1]; r++ {
			all = append(all, r)
		}
	}
	return all
}
