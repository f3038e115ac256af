package apitest

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"net/url"
	"strconv"
	"strings"
)

// Canaries are improbable values, one for each place of a request, so that a hit tells
// where it came from. An empty map is ready to use.
type Canaries map[string]string

// Text returns the canary of a place, 26 letters and digits.
func (c Canaries) Text(place string) string {
	if c[place] == "" {
		c[place] = rand.Text()
	}
	return c[place]
}

// Number returns a canary of 12 digits, which is a valid value of a picture.
func (c Canaries) Number(place string) string {
	place += " (number)"
	if c[place] == "" {
		n, err := rand.Int(rand.Reader, big.NewInt(8e11))
		if err != nil {
			panic(err)
		}
		// It does not end in 0, so that no exponent can shorten it.
		c[place] = strconv.FormatInt((n.Int64()+1e11)/10*10+7, 10)
	}
	return c[place]
}

// forms lists the ways a value may be written, in lower case: as it is, escaped, in
// hexadecimal, in Base64 at each of its alignments without the letters that the neighbours
// decide, and of a number the bits of its integer and of its float.
func forms(value string) map[string]string {
	found := map[string]string{
		"plain":   value,
		"escaped": url.QueryEscape(value),
		"percent": PercentEncode(value),
		"hex":     hex.EncodeToString([]byte(value)),
	}
	for shift := range 3 {
		encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + value + "xx"))
		found[fmt.Sprintf("base64+%d", shift)] = encoded[4 : len(encoded)-6]
	}
	if n, err := strconv.ParseInt(value, 10, 64); err == nil {
		bits := math.Float64bits(float64(n))
		var little [8]byte
		binary.LittleEndian.PutUint64(little[:], bits)
		found["grouped"] = value[:3] + "," + value[3:6] + "," + value[6:9] + "," + value[9:]
		found["integer in hex"] = strconv.FormatInt(n, 16)
		found["float bits"] = strconv.FormatUint(bits, 16)
		found["float bits, little endian"] = hex.EncodeToString(little[:])
		found["float bits, decimal"] = strconv.FormatUint(bits, 10)
		found["exponent"] = strings.TrimSuffix(strconv.FormatFloat(float64(n), 'e', -1, 64), "e+11")
	}
	for name, form := range found {
		found[name] = strings.ToLower(form)
	}
	return found
}

// In says which canaries a text holds and how they are written.
func (c Canaries) In(text string) (found []string) {
	text = strings.ToLower(text)
	for place, value := range c {
		for form, encoded := range forms(value) {
			if strings.Contains(text, encoded) {
				found = append(found, place+" ("+form+")")
			}
		}
	}
	return found
}
