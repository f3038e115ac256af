package text_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/text"
)

// withoutBox is Inter with an empty glyph for missing characters.
func withoutBox(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../fonts/inter/Inter_600SemiBold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	head, err := loader.RawTable(opentype.MustNewTag("head"))
	if err != nil {
		t.Fatal(err)
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() {
		content, err := loader.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		if tag == opentype.MustNewTag("loca") {
			// The glyph ends where it starts, in a table of short or long offsets.
			size := 2 + 2*int(binary.BigEndian.Uint16(head[50:]))
			copy(content[size:2*size], content[:size])
		}
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	return opentype.WriteTTF(tables)
}

func TestFontsOfAFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "first"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "first", "corporate.ttf"), withoutBox(t), 0o644); err != nil {
		t.Fatal(err)
	}
	set, err := fonts.LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	corporate := uint64(set.Chain(fonts.Regular)[0].Index)
	ts := lend(t, text.NewShaper(set))
	embedded := lend(t, shaper(t))
	line := ts.Line("Sprint progress", fonts.Regular)
	if got := fontsOf(line); len(got) != 1 || got[0] != corporate {
		t.Errorf("fonts %v, want the folder's %d", got, corporate)
	}
	if want := embedded.Line("Sprint progress", fonts.SemiBold).Advance; line.Advance != want {
		t.Errorf("%v em wide, want %v as the same font is elsewhere", line.Advance, want)
	}
	if line := ts.Line("אb", fonts.Regular); line.Missing != 0 || len(fontsOf(line)) != 2 {
		t.Errorf("Hebrew behind a corporate font: %d missing of fonts %v", line.Missing, fontsOf(line))
	}
	box := ts.Line("\U0010FFF0", fonts.Regular)
	if box.Missing != 1 || box.Ink().Empty() || box.Advance < 0.3 {
		t.Errorf("%d missing, drawn as %v, %v em", box.Missing, box.Ink(), box.Advance)
	}
}
