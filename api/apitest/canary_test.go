package apitest

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// TestPrivacySearch holds the search itself: one that is blind would let everything pass.
func TestPrivacySearch(t *testing.T) {
	values := Canaries{}
	secret, number := values.Text("label"), values.Number("value")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"plain":                  "GET /gauge.png?label=" + secret,
		"small letters":          strings.ToLower(secret),
		"percent":                PercentEncode(secret),
		"percent in capitals":    strings.ToUpper(PercentEncode(secret)),
		"hex":                    hex.EncodeToString([]byte("label=" + secret)),
		"base64":                 base64.StdEncoding.EncodeToString([]byte(secret)),
		"base64 in the middle":   base64.StdEncoding.EncodeToString([]byte("?label=" + secret + "&x")),
		"base64 moved by one":    base64.StdEncoding.EncodeToString([]byte("?label=x" + secret + "&x")),
		"base64 moved by two":    base64.StdEncoding.EncodeToString([]byte("?label=xx" + secret + "&x")),
		"query":                  url.QueryEscape(secret),
		"number":                 "value " + number + ".",
		"number with separators": number[:3] + "," + number[3:6] + "," + number[6:9] + "," + number[9:],
		"stack word":             fmt.Sprintf("main.f(0x%x)", n),
		"float on a stack":       fmt.Sprintf("main.f(0x%x)", math.Float64bits(float64(n))),
		"float printed":          fmt.Sprint(float64(n)),
	} {
		if len(values.In(text)) == 0 {
			t.Errorf("a canary is not found as %s in %s", name, text)
		}
	}
	if found := values.In(`{"event":"request","route":"/gauge.png","status":200}`); len(found) > 0 {
		t.Errorf("found %v where there is none", found)
	}
}
