package atlassian

import (
	"strings"
	"unicode/utf8"
)

// manifest is META-INF/MANIFEST.MF. With Atlassian-Plugin-Key and Spring-Context the
// framework loads the jar as it is, without rewriting it. No header imports or exports
// a package: there is no code, and an import that the product lacks would stop the app.
func (b bundle) manifest() []byte {
	var m []byte
	for _, h := range [][2]string{
		{"Manifest-Version", "1.0"},
		{"Bundle-ManifestVersion", "2"},
		{"Bundle-SymbolicName", b.key},
		{"Bundle-Version", b.version},
		{"Bundle-Name", b.name},
		{"Bundle-Vendor", vendor},
		{"Bundle-Description", b.description},
		{"Atlassian-Plugin-Key", b.key},
		{"Spring-Context", "*"},
	} {
		m = appendHeader(m, h[0]+": "+h[1])
	}
	return append(m, "\r\n"...)
}

// maxManifestLine is the jar format's limit of a line, in bytes without its end.
const maxManifestLine = 72

// appendHeader folds a header into lines, never within a character.
func appendHeader(m []byte, line string) []byte {
	for len(line) > maxManifestLine {
		cut := maxManifestLine
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		m = append(append(m, line[:cut]...), "\r\n"...)
		line = " " + line[cut:]
	}
	return append(append(m, line...), "\r\n"...)
}

// osgiVersion makes a version that OSGi can read out of a version of the program:
// three numbers and perhaps a word, and never the empty version 0.0.0.
//
//	v1.2.3 → 1.2.3    1.2.3-rc.1 → 1.2.3.rc-1    (devel) → 0.0.1.devel
func osgiVersion(program string) string {
	core, word, _ := strings.Cut(strings.TrimPrefix(program, "v"), "-")
	core, build, _ := strings.Cut(core, "+")
	numbers := strings.Split(core, ".")
	for _, n := range numbers {
		if len(numbers) != 3 || n == "" || len(n) > 9 || strings.Trim(n, "0123456789") != "" {
			return "0.0.1" + qualifier(program)
		}
	}
	if core == "0.0.0" {
		core = "0.0.1"
	}
	return core + qualifier(word+"-"+build)
}

// qualifier is the fourth part of an OSGi version, of letters, digits, - and _.
func qualifier(words string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '_':
			return r
		}
		return '-'
	}, words)
	if clean = strings.Trim(clean, "-"); clean == "" {
		return ""
	}
	return "." + clean
}
