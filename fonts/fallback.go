package fonts

import (
	"embed"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// fallback is a font behind Inter.
type fallback struct {
	// name is that of the family.
	name string
	// semiBold ends the name of the file that serves numbers; empty is Regular.
	semiBold string
	language string
	emoji    bool
	// frugal says that the outlines are worth keeping as bytes.
	frugal bool
}

// group is a folder of compressed fonts with a table of the characters they have.
type group struct {
	folder string
	files  *embed.FS
	fonts  []fallback
}

//go:embed noto/small
var smallFiles embed.FS

// small are the fonts of every build.
var small = group{"noto/small/", &smallFiles, []fallback{
	{name: "NotoSans", semiBold: "SemiBold"},
	{name: "NotoSansArabic", semiBold: "SemiBold"},
	{name: "NotoSansHebrew", semiBold: "SemiBold"},
	{name: "NotoSansThai", semiBold: "SemiBold"},
	{name: "NotoSansDevanagari", semiBold: "SemiBold"},
	{name: "NotoSansArmenian", semiBold: "SemiBold"},
	{name: "NotoSansGeorgian", semiBold: "SemiBold"},
}}

// units have the Han and Hangul characters of compact numbers, also in the weight of
// numbers, which the large fonts lack.
var units = group{"noto/small/", &smallFiles, []fallback{
	{name: "NotoSansSCUnits", semiBold: "SemiBold"},
	{name: "NotoSansKRUnits", semiBold: "SemiBold"},
}}

// addFallbacks puts the fonts of a group behind those that are there.
func (s *Set) addFallbacks(g group, to ...Weight) {
	table := sync.OnceValue(g.coverage)
	for _, f := range g.fonts {
		made := make(map[string]*Font, len(to))
		for _, w := range to {
			file := f.file(w)
			if made[file] == nil {
				made[file] = s.newFallback(g, table, f, file)
			}
			s.chains[w] = append(s.chains[w], made[file])
		}
	}
}

// file is the name of the file that serves a weight.
func (f fallback) file(w Weight) string {
	if w == SemiBold && f.semiBold != "" {
		return f.name + "-" + f.semiBold
	}
	return f.name + "-Regular"
}

func (s *Set) newFallback(g group, table func() map[string][]byte, f fallback, file string) *Font {
	font := s.newFont(file, func() (*Parsed, error) { return g.parse(file, f.frugal) })
	font.Language, font.Emoji = f.language, f.emoji
	font.content.size = sync.OnceValue(func() int64 { return g.size(file, f.frugal) })
	font.covers = sync.OnceValue(func() ranges { return decodeRanges(table()[file]) })
	return font
}

// coverage is the group's table of characters. A test makes sure that it can be read
// and is that of the fonts.
func (g group) coverage() map[string][]byte {
	data, err := g.files.ReadFile(g.folder + "coverage.bin")
	if err != nil {
		return nil
	}
	table, err := coverageTable(data)
	if err != nil {
		return nil
	}
	return table
}

func (g group) parse(name string, frugal bool) (*Parsed, error) {
	data, err := g.unpack(name)
	if err != nil {
		return nil, fmt.Errorf("fonts: unpacking %s: %w", name, err)
	}
	if frugal {
		return parseFrugally(name, data)
	}
	return parse(name, data)
}

// parsedSize is how many times the bytes of a file its parsed content takes, at most.
const parsedSize = 3

// size is about what a font takes once it is parsed, in bytes.
func (g group) size(name string, frugal bool) int64 {
	file, err := g.files.Open(g.folder + name + ".ttf.zst")
	if err != nil {
		return 0 // reading it will tell
	}
	defer file.Close()
	head := make([]byte, zstd.HeaderMaxSize)
	n, _ := io.ReadFull(file, head)
	var header zstd.Header
	if header.Decode(head[:n]) != nil {
		return 0
	}
	if frugal {
		return int64(header.FrameContentSize)
	}
	return parsedSize * int64(header.FrameContentSize)
}

func (g group) unpack(name string) ([]byte, error) {
	packed, err := g.files.ReadFile(g.folder + name + ".ttf.zst")
	if err != nil {
		return nil, err
	}
	// A decoder is used once and then left, so it must not start goroutines.
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	return decoder.DecodeAll(packed, nil)
}
