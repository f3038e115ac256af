package main

import (
	"fmt"
	"image"
	"image/draw"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/plugio/charts/render"
)

// run runs a reader, with a home of its own where it may keep what it likes.
func run(t *testing.T, home, name string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "MOZ_DISABLE_AUTO_SAFE_MODE=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%.2000s", name, err, out)
	}
}

// onceFor runs f for the first test that asks, and fails the others with it.
func onceFor(f func(t *testing.T)) func(t *testing.T) {
	var once sync.Once
	ok := false
	return func(t *testing.T) {
		t.Helper()
		once.Do(func() { f(t); ok = true })
		if !ok {
			t.Fatal("the reader failed before")
		}
	}
}

func rsvg(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	for _, file := range s.files(".svg") {
		run(t, t.TempDir(), "rsvg-convert", "--zoom=2", "--output="+file+".rsvg", file)
	}
	return s.collect(t, func(p picture) string { return s.path(p.file + ".svg.rsvg") })
}

func imageMagick(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	run(t, t.TempDir(), "convert", append(append([]string{"-background", "none"}, s.files(".svg")...), "PNG32:"+s.folder(t, "magick")+"/%d.png")...)
	all := map[string]image.Image{}
	for i, p := range s.pictures {
		all[p.file] = load(t, s.path(fmt.Sprintf("magick/%d.png", i)))
	}
	return all
}

func inkscape(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	run(t, t.TempDir(), "inkscape", append([]string{"--export-type=png", "--export-dpi=192"}, s.copies(t, "inkscape")...)...)
	return s.collect(t, func(p picture) string { return s.path("inkscape/" + p.file + ".png") })
}

func libreOffice(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	home := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + home, "--headless", "--convert-to", "png", "--outdir", s.path("libreoffice")}
	run(t, home, "soffice", append(args, s.files(".svg")...)...)
	return s.collect(t, func(p picture) string { return s.path("libreoffice/" + p.file + ".png") })
}

// folder makes a folder for what a reader writes.
func (s *specimens) folder(t *testing.T, name string) string {
	t.Helper()
	if err := os.Mkdir(s.path(name), 0o755); err != nil {
		t.Fatal(err)
	}
	return s.path(name)
}

// copies puts the SVG files into a folder of their own, for a reader that writes beside what it
// reads.
func (s *specimens) copies(t *testing.T, folder string) (list []string) {
	t.Helper()
	s.folder(t, folder)
	for _, p := range s.pictures {
		data, err := os.ReadFile(s.path(p.file + ".svg"))
		if err != nil {
			t.Fatal(err)
		}
		to := s.path(folder + "/" + p.file + ".svg")
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
		list = append(list, to)
	}
	return list
}

// firefox shows all pictures on one page.
func firefox(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	var page strings.Builder
	page.WriteString("<!doctype html><meta charset=utf-8><title>Readers</title><style>*{margin:0}img{position:absolute;left:0}</style>")
	places, at := map[string]image.Rectangle{}, image.Point{}
	for _, p := range s.pictures {
		size := s.want(t, p.file, 1).Bounds().Size()
		fmt.Fprintf(&page, `<img src="%s.svg" style="top:%dpx" alt="">`, p.file, at.Y)
		places[p.file] = image.Rectangle{Min: at, Max: at.Add(size)}
		at.Y += size.Y
	}
	if err := os.WriteFile(s.path("page.html"), []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	shot := s.screenshot(t, "page.html", image.Pt(800, at.Y), "")
	all := map[string]image.Image{}
	for name, place := range places {
		part := image.NewRGBA(image.Rectangle{Max: place.Size()})
		draw.Draw(part, part.Rect, shot, place.Min, draw.Src)
		all[name] = part
	}
	return all
}

// screenshot shows a file of the specimens' folder in Firefox, with settings.
func (s *specimens) screenshot(t *testing.T, file string, size image.Point, settings string) image.Image {
	t.Helper()
	profile := t.TempDir()
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	shot := filepath.Join(profile, "page.png")
	run(t, profile, "firefox-esr", "--headless", "--profile", profile, fmt.Sprintf("--window-size=%d,%d", size.X, size.Y),
		"--screenshot", shot, "file://"+s.path(file))
	return load(t, shot)
}

const jars = "/usr/share/java/"

var javaNeeds = [][2]string{
	{"javac", "openjdk-17-jdk-headless"}, {jars + "batik-all.jar", "libbatik-java"}, {jars + "itext.jar", "libitext-java"},
}

// runJava has the readers in Java read all pictures in one process.
func (s *specimens) runJava(t *testing.T) {
	t.Helper()
	var path []string
	for _, jar := range []string{"batik-all", "xml-apis-ext", "xmlgraphics-commons", "commons-io", "commons-logging", "itext"} {
		path = append(path, jars+jar+".jar")
	}
	run(t, t.TempDir(), "java", "-Djava.awt.headless=true", "-cp", strings.Join(path, ":"), "testdata/Readers.java", s.dir)
}

func batik(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	s.java(t)
	return s.collect(t, func(p picture) string { return s.path(p.file + ".svg.batik") })
}

func imageIO(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	s.java(t)
	return withoutNative(s.collect(t, func(p picture) string { return s.path(p.file + ".png.imageio") }))
}

func iText(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	s.java(t)
	// Pages are in the order of the files' names.
	names, err := filepath.Glob(s.path("*.png"))
	if err != nil {
		t.Fatal(err)
	}
	return withoutNative(s.pages(t, "itext.pdf", 72, names))
}

// withoutNative leaves out what differs in SVG only.
func withoutNative(all map[string]image.Image) map[string]image.Image {
	for _, p := range nativeCases {
		delete(all, p.file)
	}
	return all
}

// pages shows the pages of a PDF at a number of pixels per inch; each is of one specimen.
func (s *specimens) pages(t *testing.T, pdf string, dpi int, files []string) map[string]image.Image {
	t.Helper()
	pages := s.folder(t, pdf+".pages")
	run(t, t.TempDir(), "mutool", "draw", "-q", "-r", fmt.Sprint(dpi), "-o", pages+"/%03d.png", s.path(pdf))
	shown, err := filepath.Glob(pages + "/*.png")
	if err != nil || len(shown) != len(files) {
		t.Fatalf("%s: %d pages, want %d (%v)", pdf, len(shown), len(files), err)
	}
	all := map[string]image.Image{}
	for i, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		all[name] = load(t, shown[i])
	}
	return all
}

// fop prints all SVG pictures into one PDF, a page for each, a point for each CSS pixel.
func fop(t *testing.T, s *specimens) map[string]image.Image {
	t.Helper()
	var masters, pages strings.Builder
	for i, p := range s.pictures {
		size := s.want(t, p.file, 1).Bounds().Size()
		fmt.Fprintf(&masters, `<fo:simple-page-master master-name="p%d" page-width="%dpt" page-height="%dpt"><fo:region-body/></fo:simple-page-master>`, i, size.X, size.Y)
		fmt.Fprintf(&pages, `<fo:page-sequence master-reference="p%d"><fo:flow flow-name="xsl-region-body"><fo:block-container absolute-position="fixed" top="0" left="0">`+
			`<fo:block font-size="0" line-height="0"><fo:external-graphic src="url('%s.svg')" content-width="%dpt" content-height="%dpt"/></fo:block>`+
			`</fo:block-container></fo:flow></fo:page-sequence>`, i, p.file, size.X, size.Y)
	}
	document := `<?xml version="1.0"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>` + masters.String() +
		`</fo:layout-master-set>` + pages.String() + `</fo:root>`
	if err := os.WriteFile(s.path("fop.fo"), []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, t.TempDir(), "fop", "-q", "-fo", s.path("fop.fo"), "-pdf", s.path("fop.pdf"))
	return s.pages(t, "fop.pdf", 144, s.files(".svg"))
}

// TestAutoInFirefox opens a picture as a page of its own, which must then have a ground of its
// own, and as an image.
func TestAutoInFirefox(t *testing.T) {
	r := reader{name: "Firefox", needs: [][2]string{{"firefox-esr", "firefox-esr"}}, scale: 1, tol: coarse}
	r.available(t)
	s := &specimens{dir: t.TempDir()}
	p := picture{"auto", "gauge", "value=72&label=Load&thresholds=0:danger,50:warning,80:success&target=90"}
	s.store(t, "auto.svg", p, render.SVG, p.query+"&theme=auto")
	const dark = `user_pref("ui.systemUsesDarkTheme", 1);user_pref("layout.css.prefers-color-scheme.content-override", 0);`
	for name, settings := range map[string]string{"light": "", "dark": dark} {
		alone := s.screenshot(t, "auto.svg", image.Pt(240, 180), settings)
		ground, _, _, _ := alone.At(1, 1).RGBA()
		if (ground < 0x4000) != (name == "dark") {
			t.Errorf("%s: the ground is %#x of 0xffff", name, ground)
		}
		onGround := picture{name, "gauge", p.query + "&theme=" + name + "&background=" + hex(alone)}
		r.check(t, name, ours(t, onGround, 1), alone)
	}
}

// hex is the colour of a picture's first pixel.
func hex(img image.Image) string {
	r, g, b, _ := img.At(0, 0).RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}
