package api

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// entityTag is the one ETag of a running service. A URL fixes its picture for one
// build and configuration, so the tag need not depend on the URL: it tells nothing
// about values, and nothing about who asks.
func entityTag(c Config) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%v\n%s\n%s\n", c.Build, c.MaxPixels, c.Padding, addedFonts(c), c.House.Fingerprint()))
	return `"` + hex.EncodeToString(sum[:8]) + `"`
}

// addedFonts tells folders of fonts apart, since they change the pictures.
func addedFonts(c Config) string {
	if c.Fonts == nil {
		return ""
	}
	return c.Fonts.Fingerprint()
}

// tagMatches says whether an If-None-Match field lists the tag, weak or strong, or
// is the asterisk. It stops at the first thing that is no tag.
func tagMatches(fields []string, tag string) bool {
	for _, field := range fields {
		if strings.Trim(field, " \t") == "*" {
			return true
		}
		for {
			field = strings.TrimLeft(field, " \t,")
			field = strings.TrimPrefix(field, "W/")
			if !strings.HasPrefix(field, `"`) {
				break
			}
			end := strings.IndexByte(field[1:], '"')
			if end < 0 {
				break
			}
			if field[:end+2] == tag {
				return true
			}
			field = field[end+2:]
		}
	}
	return false
}
