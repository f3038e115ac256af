package atlassian

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOSGiVersion(t *testing.T) {
	for program, want := range map[string]string{
		"1.2.3":                              "1.2.3",
		"v1.2.3":                             "1.2.3",
		"v1.2.3-rc.1":                        "1.2.3.rc-1",
		"1.2.3+build.7":                      "1.2.3.build-7",
		"v1.2.3-rc1+dirty":                   "1.2.3.rc1-dirty",
		"(devel)":                            "0.0.1.devel",
		"":                                   "0.0.1",
		"0.0.0":                              "0.0.1",
		"v0.0.0-20261126002207-7f3db7e1a2b3": "0.0.1.20261126002207-7f3db7e1a2b3",
		"1.2":                                "0.0.1.1-2",
		"1..3":                               "0.0.1.1--3",
		"v1.2.99999999999":                   "0.0.1.v1-2-99999999999",
		"1.2.x":                              "0.0.1.1-2-x",
		"1.2.3-ä":                            "1.2.3",
	} {
		if got := osgiVersion(program); got != want {
			t.Errorf("%q: %s, want %s", program, got, want)
		}
	}
}

func TestManifest(t *testing.T) {
	b := bundle{key: "io.example.app", name: "App", version: "1.2.3", description: strings.Repeat("ab", 24) + "äöüß" + strings.Repeat("c", 140)}
	want := "Manifest-Version: 1.0\r\n" +
		"Bundle-ManifestVersion: 2\r\n" +
		"Bundle-SymbolicName: io.example.app\r\n" +
		"Bundle-Version: 1.2.3\r\n" +
		"Bundle-Name: App\r\n" +
		"Bundle-Vendor: Plugio\r\n" +
		// 20 bytes of name, 48 of letters, two of two bytes each.
		"Bundle-Description: abababababababababababababababababababababababab" + "äö\r\n" +
		" üß" + strings.Repeat("c", 67) + "\r\n" +
		" " + strings.Repeat("c", 71) + "\r\n" +
		" cc\r\n" +
		"Atlassian-Plugin-Key: io.example.app\r\n" +
		"Spring-Context: *\r\n" +
		"\r\n"
	if diff := cmp.Diff(want, string(b.manifest())); diff != "" {
		t.Errorf("manifest (-want +got):\n%s", diff)
	}
	// The cut falls within a letter of two bytes and moves before it.
	b.description = strings.Repeat("a", 51) + "ä"
	for line := range strings.SplitSeq(string(b.manifest()), "\r\n") {
		if len(line) > 72 || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
}

func TestJar(t *testing.T) {
	b := bundle{key: "io.example.app", version: "1.0.0", files: []file{{"b.txt", []byte("second")}, {"a/a.txt", nil}}}
	first, err := b.jar()
	if err != nil {
		t.Fatal(err)
	}
	second, err := b.jar()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("packed twice, the bytes differ")
	}
	var names []string
	for _, f := range openJar(t, first) {
		names = append(names, f.name)
	}
	if diff := cmp.Diff([]string{"META-INF/MANIFEST.MF", "META-INF/spring/plugin-context.xml", "b.txt", "a/a.txt"}, names); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// openJar reads every entry of a jar, in their order.
func openJar(t *testing.T, jar []byte) []file {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(jar), int64(len(jar)))
	if err != nil {
		t.Fatalf("the jar is no zip file: %v", err)
	}
	var files []file
	for _, entry := range r.File {
		if entry.Method != zip.Deflate || !entry.Modified.Equal(entryTime) {
			t.Errorf("%s: method %d, time %v", entry.Name, entry.Method, entry.Modified)
		}
		from, err := entry.Open()
		if err != nil {
			t.Fatalf("%s: %v", entry.Name, err)
		}
		data, err := io.ReadAll(from)
		if err != nil {
			t.Fatalf("%s: %v", entry.Name, err)
		}
		files = append(files, file{entry.Name, data})
	}
	return files
}

func TestProperties(t *testing.T) {
	texts, err := readTexts("# words\n\n a.b = Größe = \\ 60 % \nc=\nd = ✓ 😀\n")
	if err != nil {
		t.Fatal(err)
	}
	want := "app.a.b = Gr\\u00F6\\u00DFe = \\\\ 60 %\napp.c = \napp.d = \\u2713 \\uD83D\\uDE00\n"
	if got := string(properties("app.", texts)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := readTexts("a = b\nno words\n"); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a line without a sign: %v", err)
	}
}

func TestIcons(t *testing.T) {
	files, err := draw(appIcons())
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		if !bytes.HasPrefix(f.data, []byte("\x89PNG")) || f.name != appIcons()[i].name {
			t.Errorf("%s is no PNG", f.name)
		}
	}
	if _, err := draw([]icon{{"x.png", "gauge", "value=oops"}}); err == nil || !strings.Contains(err.Error(), "x.png: value: ") {
		t.Errorf("a wrong icon: %v", err)
	}
}
