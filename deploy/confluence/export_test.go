package confluence_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/atlassian"
)

// pageOf is a page with the three macros as they would be rendered on a host.
func pageOf(t *testing.T, origin string) string {
	t.Helper()
	dir := t.TempDir()
	var body strings.Builder
	for _, macro := range []struct {
		widget string
		typed  typed
	}{
		{"gauge", typed{"value": "42", "max": "60", "show": "fraction", "label": "Story points", "thresholds": "0:danger,50%:warning,80%:success", "width": "240", "height": "180"}},
		{"counter", typed{"value": "1284", "previous": "1467", "good": "down", "label": "Open bugs", "width": "240", "height": "120"}},
		{"bar", typed{"segments": "19:success:Done,9:information:In progress,6:neutral:To do", "label": "Sprint 12", "width": "320", "height": "80"}},
	} {
		template, err := atlassian.Macro(origin+address, macro.widget, atlassian.Encoded)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, macro.widget+".vtl")
		if err := os.WriteFile(file, []byte(template), 0o600); err != nil {
			t.Fatal(err)
		}
		body.WriteString("<p>" + strings.TrimSpace(pages(t, file, []typed{macro.typed}, false)[0]) + "</p>\n")
	}
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sprint 12</title>
<style>body { font-family: sans-serif; background: #fff } p { margin: 16px }</style></head>
<body><h1>Sprint 12</h1>
` + body.String() + "</body></html>\n"
}

// pictureSizes are those of the three images in a page, in CSS pixels.
var pictureSizes = []image.Point{{240, 180}, {240, 120}, {320, 80}}

// printed are the ways from the page to a PDF.
var printed = map[string]func(t *testing.T, page, pdf string) *exec.Cmd{
	"flying saucer": func(t *testing.T, page, pdf string) *exec.Cmd {
		var path []string
		for _, jar := range []string{"core-renderer.jar", "itext.jar"} {
			file := filepath.Join("/usr/share/java", jar)
			if _, err := os.Stat(file); err != nil {
				apitest.Unavailable(t, "Flying Saucer is not installed (Debian: apt-get install libcore-renderer-java libitext-java)")
			}
			path = append(path, file)
		}
		return exec.Command("java", "-cp", strings.Join(path, ":"), "testdata/Print.java", page, pdf)
	},
	// Word as LibreOffice writes and prints it; too large to be installed for this alone.
	"word": func(t *testing.T, page, pdf string) *exec.Cmd {
		office, err := exec.LookPath("soffice")
		if _, writer := exec.LookPath("lowriter"); err != nil || writer != nil { // other parts of LibreOffice read no pages
			t.Skip("LibreOffice Writer is not installed (Debian: apt-get install libreoffice-writer)")
		}
		return exec.Command("bash", "-euc", `cp "$1" page.html
			for to in 'docx:MS Word 2007 XML' pdf; do
				timeout 120 "$0" --headless -env:UserInstallation="file://$PWD/profile" --convert-to "$to" page.* >&2
				rm -f page.html
			done
			mv page.pdf "$2"`, office, page, pdf)
	},
	"chromium": func(t *testing.T, page, pdf string) *exec.Cmd {
		return exec.Command(program(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+page)
	},
}

// photograph takes the picture of the page for the guide.
func photograph(t *testing.T, page string) {
	t.Helper()
	shot, err := filepath.Abs("page.png")
	if err != nil {
		t.Fatal(err)
	}
	run(t, exec.Command(program(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2",
		"--user-data-dir="+t.TempDir(), "--window-size=480,620", "--screenshot="+shot, "file://"+page))
}

func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		apitest.Unavailable(t, name+" is not installed")
	}
	return path
}

// TestExports prints a page with the three macros, and looks for the pictures on the paper: all of them, at their size,
// with all their pixels, and white where they are transparent.
func TestExports(t *testing.T) {
	t.Parallel()
	images, pixels := program(t, "pdfimages"), program(t, "pdftoppm")
	service := httptest.NewServer(newService(t).Handler())
	t.Cleanup(service.Close)
	page := filepath.Join(t.TempDir(), "page.xhtml")
	if err := os.WriteFile(page, []byte(pageOf(t, service.URL)), 0o600); err != nil {
		t.Fatal(err)
	}
	if *update {
		photograph(t, page)
	}
	for name, printer := range printed {
		t.Run(name, func(t *testing.T) {
			pdf := filepath.Join(t.TempDir(), "page.pdf")
			cmd := printer(t, page, pdf)
			if name == "word" {
				cmd.Dir = t.TempDir()
			}
			run(t, cmd)
			listed := run(t, exec.Command(images, "-list", pdf))
			for _, size := range pictureSizes {
				if found := fmt.Sprintf(" %5d %5d ", 2*size.X, 2*size.Y); !strings.Contains(strings.Join(strings.Fields(listed), " "), strings.Join(strings.Fields(found), " ")) {
					t.Errorf("no picture of %d × %d pixels, twice its size:\n%s", 2*size.X, 2*size.Y, listed)
				}
			}
			// At 192 dpi a CSS pixel is two of the paper's.
			run(t, exec.Command(pixels, "-r", "192", "-png", "-singlefile", pdf, strings.TrimSuffix(pdf, ".pdf")))
			checkPaper(t, strings.TrimSuffix(pdf, ".pdf")+".png")
			if *update && name == "flying saucer" {
				keep(t, strings.TrimSuffix(pdf, ".pdf")+".png", "export.png")
			}
		})
	}
}

// keep puts a part of a picture beside the guide that shows it.
func keep(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	paper, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	shown := image.NewRGBA(image.Rect(0, 0, 900, 1120))
	draw.Draw(shown, shown.Bounds(), paper, image.Pt(60, 60), draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, shown); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	var errors bytes.Buffer
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", filepath.Base(cmd.Path), err, out, errors.String())
	}
	return string(out)
}

// checkPaper looks for the gauge's amber arc and the bar's green segment at about their size, and for black where
// nothing is black.
func checkPaper(t *testing.T, file string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	paper, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	amber := boundsOf(paper, 0, color.RGBA{0xCD, 0x84, 0x00, 255})
	if w := amber.Dx(); w < 230 || w > 420 {
		t.Errorf("the gauge's amber is %d paper pixels wide, want about 300 of a picture of 480", w)
	}
	green := boundsOf(paper, amber.Max.Y+100, color.RGBA{0x1F, 0x84, 0x5A, 255})
	if w := green.Dx(); w < 320 || w > 370 {
		t.Errorf("the bar's first segment is %d paper pixels wide, want about 345 of 616", w)
	}
	// The engine of the export prints its own text black; the pictures stand below the heading.
	below := paper.Bounds()
	below.Min.Y = amber.Min.Y - 40
	for y := below.Min.Y; y < below.Max.Y; y++ {
		for x := below.Min.X; x < below.Max.X; x++ {
			r, g, b, _ := paper.At(x, y).RGBA()
			if r|g|b < 0x0800 {
				t.Fatalf("black at %d, %d: a fringe, or a transparent pixel that became black", x, y)
			}
		}
	}
}

// boundsOf is the box of all pixels from a row on that are near a colour.
func boundsOf(img image.Image, from int, want color.RGBA) (box image.Rectangle) {
	near := func(v uint32, w uint8) bool { d := int(v>>8) - int(w); return d > -12 && d < 12 }
	for y := from; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if near(r, want.R) && near(g, want.G) && near(b, want.B) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}
