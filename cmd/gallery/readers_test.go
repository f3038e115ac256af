package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
)

// reader is a program of Debian that shows our pictures. What one cannot do is written down
// in render/svg/READERS.md.
type reader struct {
	name string
	// needs are programs on the PATH, or files, each of the Debian package behind it.
	needs [][2]string
	// slow readers are asked only where the environment variable READERS is set.
	slow bool
	// read shows the specimens and returns what it shows under their files' names, at
	// scale pixels per CSS pixel.
	read  func(t *testing.T, s *specimens) map[string]image.Image
	scale int
	tol   rendertest.Tolerance
}

var readers = []reader{
	{name: "rsvg-convert", needs: [][2]string{{"rsvg-convert", "librsvg2-bin"}}, read: rsvg, scale: 2, tol: smooth},
	{name: "ImageMagick", needs: [][2]string{{"convert", "imagemagick"}, {"rsvg-convert", "librsvg2-bin"}}, read: imageMagick, scale: 1, tol: coarse},
	{name: "Firefox", needs: [][2]string{{"firefox-esr", "firefox-esr"}}, read: firefox, scale: 1, tol: coarse},
	{name: "Batik", needs: javaNeeds, read: batik, scale: 2, tol: smooth},
	{name: "FOP", needs: [][2]string{{"fop", "fop"}, {"mutool", "mupdf-tools"}}, read: fop, scale: 2, tol: smooth},
	{name: "ImageIO", needs: javaNeeds, read: imageIO, scale: 2, tol: rendertest.Tolerance{Level: 1, Limit: 1}},
	{name: "iText", needs: append(javaNeeds, [2]string{"mutool", "mupdf-tools"}), read: iText, scale: 2, tol: rendertest.Tolerance{Level: 4, Limit: 4}},
	{name: "Inkscape", needs: [][2]string{{"inkscape", "inkscape"}}, slow: true, read: inkscape, scale: 2, tol: smooth},
	{name: "LibreOffice", needs: [][2]string{{"soffice", "libreoffice-draw"}}, slow: true, read: libreOffice, scale: 1, tol: shifted},
}

var (
	// smooth bounds two rasterisers' ways to cover the pixels of an edge.
	smooth = rendertest.Tolerance{Level: 40, Share: 0.03, Limit: 160}
	// coarse is smooth at one pixel per CSS pixel, where more of the pixels lie on edges.
	coarse = rendertest.Tolerance{Level: 48, Share: 0.035, Limit: 200}
	// shifted is for a reader that moves pictures by a part of a pixel, which a low bar is full of.
	shifted = rendertest.Tolerance{Level: 96, Share: 0.13, Limit: 255}
)

// nativeCases are texts that readers set by themselves: at both edges and in the middle, a number
// with its unit, words of two directions.
var nativeCases = []picture{
	{"native-gauge", "gauge", "value=72&unit=%25&label=Sprint+progress&thresholds=0:danger,50:warning,80:success"},
	{"native-counter", "counter", "value=1284&previous=1467&good=down&label=Open+bugs&comparison=vs+last+week"},
	{"native-edge", "bar", "value=-888888.8&min=-1000000&max=0&height=96"},
	{"native-segments", "bar", "height=100&label=Release+4.2&segments=19:success:Done,9:information:In+progress,6:neutral:To+do"},
	{"native-hebrew", "counter", "value=12&previous=10&label=%D7%91%D7%90%D7%92%D7%99%D7%9D+%D7%A4%D7%AA%D7%95%D7%97%D7%99%D7%9D"},
	{"native-names", "bar", "height=80&label=Points&segments=40:success:%D7%A4%D7%AA%D7%95%D7%97,20:danger:%D7%A1%D7%92%D7%95%D7%A8"},
	{"native-turned", "bar", "height=80&dir=rtl&label=Points&segments=40:success:Done,20:danger:To+do"},
	{"native-mixed", "bar", "value=0&show=none&label=%D7%91%D7%90%D7%92%D7%99%D7%9D+(2026)+Jira"},
}

// TestReaders shows the gallery, the hard cases and native texts in every reader there is.
func TestReaders(t *testing.T) {
	s := newSpecimens(t)
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			r.available(t)
			for name, got := range r.read(t, s) {
				if strings.HasPrefix(name, "native") {
					r.checkNative(t, name, s.want(t, name, r.scale), got)
				} else {
					r.check(t, name, s.want(t, name, r.scale), got)
				}
			}
		})
	}
}

// available skips a test that lacks its reader, and fails where the gate is to have it.
func (r *reader) available(t *testing.T) {
	t.Helper()
	asked := os.Getenv("READERS") != ""
	if r.slow && !asked {
		t.Skipf("%s is asked where READERS is set, as by .ci/run readers", r.name)
	}
	for _, need := range r.needs {
		_, err := exec.LookPath(need[0])
		if filepath.IsAbs(need[0]) {
			_, err = os.Stat(need[0])
		}
		if err == nil {
			continue
		}
		line := fmt.Sprintf("%s is not there (Debian: apt-get install %s)", need[0], need[1])
		if os.Getenv("CI") != "" {
			t.Fatal(line)
		}
		t.Skip(line)
	}
}

// check holds what a reader shows against our PNG.
func (r *reader) check(t *testing.T, name string, want, got image.Image) {
	t.Helper()
	got = r.fit(want, got)
	if d := rendertest.Compare(want, got, r.tol); !d.OK() {
		t.Errorf("%s: %v; see %s", name, d, keep(t, r.name+"-"+name, d.Picture))
	}
}

// checkNative holds texts in a font of the reader's against ours: their ink is where ours is, in about
// the same amount, and nothing reaches an edge of the canvas. Shapes are as in check.
func (r *reader) checkNative(t *testing.T, name string, want, got image.Image) {
	t.Helper()
	got = r.fit(want, got)
	size := want.Bounds().Size()
	var own, theirs, edge int
	for y := range size.Y {
		for x := range size.X {
			w, g := inked(want, x, y), inked(got, x, y)
			if w {
				own++
			}
			if g {
				theirs++
			}
			if g && !w && (x < r.scale || y < r.scale || x >= size.X-r.scale || y >= size.Y-r.scale) {
				edge++
			}
		}
	}
	d := rendertest.Compare(want, got, rendertest.Tolerance{Level: 64, Share: 0.16, Limit: 255})
	if part := float64(theirs) / float64(own); !d.OK() || edge > 0 || part < 0.75 || part > 1.3 {
		t.Errorf("%s: %v, %d pixels of ink at an edge, %.2f times our ink; see %s", name, d, edge, part, keep(t, r.name+"-"+name, d.Picture))
	}
}

func inked(img image.Image, x, y int) bool {
	r, g, b, _ := img.At(x, y).RGBA()
	return r+g+b < 3*0xffff*3/4
}

// fit flattens what a reader shows onto white, as wanted pictures are, and leaves out the pixel
// that one shows more than there is.
func (r *reader) fit(want, got image.Image) image.Image {
	size := got.Bounds().Size().Sub(want.Bounds().Size())
	if size.X < 0 || size.Y < 0 || size.X > 1 || size.Y > 1 {
		return got // Compare tells
	}
	return onWhite(got, want.Bounds().Size())
}

func onWhite(img image.Image, size image.Point) image.Image {
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Rect, img, img.Bounds().Min, draw.Over)
	return flat
}

// specimens are the pictures that readers are shown, in files of a folder: each as SVG, and
// as PNG at two pixels per CSS pixel.
type specimens struct {
	dir      string
	pictures []picture
	wanted   map[string]image.Image
	// java tells what the readers in Java say of all of them.
	java func(t *testing.T)
}

func newSpecimens(t *testing.T) *specimens {
	t.Helper()
	s := &specimens{dir: t.TempDir(), wanted: map[string]image.Image{}}
	s.java = onceFor(s.runJava)
	for _, list := range [][]picture{pictures, edgeCases, nativeCases} {
		for _, p := range list {
			p.query = strings.ReplaceAll(p.query, "dpr=2&", "")
			p.file = strings.ReplaceAll(p.file, ".", "-")
			s.pictures = append(s.pictures, p)
			vector := p.query
			if strings.HasPrefix(p.file, "native") {
				vector += "&text=native"
			}
			s.store(t, p.file+".svg", p, render.SVG, vector)
			s.store(t, p.file+".png", p, render.PNG, p.query+"&dpr=2")
		}
	}
	return s
}

func (s *specimens) store(t *testing.T, name string, p picture, f render.Format, query string) {
	t.Helper()
	var pad render.Padding
	if len(s.pictures)%2 == 0 {
		pad = render.MaxPadding // a filling is nothing that a reader shows
	}
	data, err := p.drawPadded(f, query, pad)
	if err != nil {
		t.Fatalf("%s: %v", p.file, err)
	}
	if err := os.WriteFile(s.path(name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func (s *specimens) path(name string) string { return filepath.Join(s.dir, name) }

// files lists the specimens' files with an ending.
func (s *specimens) files(ending string) (list []string) {
	for _, p := range s.pictures {
		list = append(list, s.path(p.file+ending))
	}
	return list
}

// want is our own picture on white.
func (s *specimens) want(t *testing.T, name string, scale int) image.Image {
	t.Helper()
	key := fmt.Sprint(name, scale)
	if s.wanted[key] == nil {
		i := slices.IndexFunc(s.pictures, func(p picture) bool { return p.file == name })
		if i < 0 {
			t.Fatalf("no specimen %s", name)
		}
		s.wanted[key] = ours(t, s.pictures[i], scale)
	}
	return s.wanted[key]
}

// ours is a picture as PNG on white.
func ours(t *testing.T, p picture, scale int) image.Image {
	t.Helper()
	data, err := p.draw(render.PNG, fmt.Sprintf("%s&dpr=%d", p.query, scale))
	if err != nil {
		t.Fatalf("%s: %v", p.file, err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", p.file, err)
	}
	return onWhite(img, img.Bounds().Size())
}

// collect reads what a reader wrote for each specimen.
func (s *specimens) collect(t *testing.T, path func(p picture) string) map[string]image.Image {
	t.Helper()
	all := map[string]image.Image{}
	for _, p := range s.pictures {
		all[p.file] = load(t, path(p))
	}
	return all
}

func load(t *testing.T, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img
}
