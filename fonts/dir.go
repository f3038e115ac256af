package fonts

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// ahead is the name of the sub-folder whose fonts go ahead of the embedded ones.
const ahead = "first"

// LoadDir is Load with the fonts of a folder behind the embedded ones, and those of its
// sub-folder "first" ahead of them. It reads the files whose names end in .ttf, .otf,
// .ttc or .otc, of a collection the first font, and parses them at once.
//
// Each weight of text asks the fonts of a folder in this order: upright before italic,
// then those whose own weight is nearest, then by file name. An error names the file.
func LoadDir(dir string) (*Set, error) {
	set, err := Load()
	if err != nil {
		return nil, err
	}
	if err := set.addDir(dir, false); err != nil {
		return nil, err
	}
	err = set.addDir(filepath.Join(dir, ahead), true)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return set, nil
}

// Fingerprint tells one choice of added fonts from another; it is empty where there are
// none.
func (s *Set) Fingerprint() string {
	if s.added == ([sha256.Size]byte{}) {
		return ""
	}
	return hex.EncodeToString(s.added[:])
}

// added is a font of a folder.
type added struct {
	font   *Font
	italic bool
	weight float64
}

func (s *Set) addDir(dir string, first bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("fonts: reading the folder of fonts: %w", reason(err))
	}
	var all []added
	for _, entry := range entries {
		if !isFontFile(entry.Name()) {
			continue
		}
		a, err := s.addFile(dir, entry.Name())
		if err != nil {
			return err
		}
		all = append(all, a)
	}
	for w := range weights {
		own := inOrder(all, w)
		if first {
			s.chains[w] = append(own, s.chains[w]...)
		} else {
			s.chains[w] = append(s.chains[w], own...)
		}
	}
	return nil
}

// inOrder sorts fonts that are in the order of their names for a weight.
func inOrder(all []added, w Weight) []*Font {
	want := float64([weights]int{Regular: 400, Medium: 500, SemiBold: 600}[w])
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b added) int {
		if a.italic != b.italic {
			if a.italic {
				return 1
			}
			return -1
		}
		return cmp.Compare(math.Abs(a.weight-want), math.Abs(b.weight-want))
	})
	fonts := make([]*Font, len(sorted))
	for i, a := range sorted {
		fonts[i] = a.font
	}
	return fonts
}

func (s *Set) addFile(dir, name string) (added, error) {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return added{}, fmt.Errorf("fonts: reading %s: %w", name, reason(err))
	}
	if err := haveOutlines(data); err != nil {
		return added{}, fmt.Errorf("fonts: parsing %s: %w", name, err)
	}
	s.added = sha256.Sum256(append(s.added[:], data...))
	f := s.newFont(name, func() (*Parsed, error) { return parse(name, data) })
	p, err := f.Parse()
	if err != nil {
		return added{}, err
	}
	f.covers = sync.OnceValue(p.ranges)
	aspect := p.Font.Describe().Aspect
	return added{f, aspect.Style == font.StyleItalic, float64(aspect.Weight)}, nil
}

var errNoOutlines = errors.New("no outlines: a font of bitmaps cannot be drawn")

// haveOutlines refuses fonts of pictures, whose characters would be invisible.
func haveOutlines(data []byte) (err error) {
	defer func() {
		if recover() != nil {
			err = errDamaged
		}
	}()
	loaders, err := opentype.NewLoaders(strings.NewReader(string(data)))
	if err != nil {
		return err
	}
	for _, table := range []string{"glyf", "CFF ", "CFF2"} {
		if len(loaders) > 0 && loaders[0].HasTable(opentype.MustNewTag(table)) {
			return nil
		}
	}
	return errNoOutlines
}

func isFontFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return !strings.HasPrefix(name, ".")
	}
	return false
}

// reason is an error of the file system without the path, which may say more of a
// machine than a log should.
func reason(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err
	}
	return err
}
