package number

import (
	"errors"
	"strings"
	"unicode"
)

// Reasons why a text is no number. None of them holds the text.
var (
	ErrSyntax     = errors.New("not a number")
	ErrRange      = errors.New("number is not below 1e16 in size")
	ErrGrouping   = errors.New("number has grouping separators")
	ErrComma      = errors.New("number has a decimal comma instead of a point")
	ErrHex        = errors.New("number is hexadecimal")
	ErrUnderscore = errors.New("number has underscores")
	ErrInfinite   = errors.New("number is infinite")
	ErrNoData     = errors.New("no number given")
	ErrPercent    = errors.New("number has a percent sign")
	ErrBeside     = errors.New("number has words or signs beside it")
)

const (
	// maxIntegerDigits admits every integer up to 2^53 and some beyond.
	maxIntegerDigits = 16
	// keptDigits is enough for every accepted number plus the digit that decides
	// the rounding; further digits count only as places.
	keptDigits = maxIntegerDigits + maxScale + 1
	// maxExponent is where reading an exponent stops: no text that is accepted
	// anywhere has as many digits to make up for it.
	maxExponent = 1 << 20
)

var (
	limit    = uint128{0, pow10s[maxIntegerDigits]}
	smallest = uint128{0, 1e6} // 1e-12 at the largest scale
)

// Parse reads a plain decimal: an optional sign (+, - or U+2212), digits with an
// optional fraction and an optional exponent. Spaces around it are cut. Sizes below
// 1e-12 are read as 0, and decimals after the 18th are rounded half away from zero,
// without zeros at the end where that loses something. The error is one of this
// package's: ErrNoData for the words that ParseData takes, ErrRange from 1e16 on.
func Parse(s string) (Value, error) {
	v, percent, err := ParsePercent(s)
	if percent {
		return Value{}, ErrPercent
	}
	return v, err
}

// ParsePercent is Parse, except that a percent sign may follow the number. What it
// means depends on where the number stands, so the number stays what it was: 12.5%
// is 12.5, and percent is true.
func ParsePercent(s string) (v Value, percent bool, err error) {
	s = strings.TrimSpace(s)
	if isNoData(s) {
		return Value{}, false, ErrNoData
	}
	var p parser
	if !p.scan(s) {
		return Value{}, false, diagnose(s)
	}
	v, ok := p.value()
	if !ok || v.Abs().reachesLimit() {
		return Value{}, false, ErrRange
	}
	return v, p.percent, nil
}

// ParseData is Parse, except that the empty text and the words for missing data
// (NaN, null, undefined, -, n/a and ?, in any letter case) give the zero Value.
func ParseData(s string) (Value, error) {
	v, err := Parse(s)
	if errors.Is(err, ErrNoData) {
		return Value{}, nil
	}
	return v, err
}

func isNoData(s string) bool {
	for _, word := range [...]string{"", "-", "?", "n/a", "nan", "null", "undefined"} {
		if len(s) == len(word) && strings.EqualFold(s, word) {
			return true
		}
	}
	return false
}

func (v Value) reachesLimit() bool {
	a, _ := limit.scaleUp(int(v.scale))
	return v.coef.cmp(a) >= 0
}

// parser collects the digits of a number without leading zeros.
type parser struct {
	neg    bool
	digits [keptDigits]byte
	kept   int
	// point is the place of the decimal point counted from the first kept digit,
	// before the exponent; decimals counts the digits written after the point.
	point    int
	decimals int
	exponent int
	// lost says that a digit other than 0 was not kept.
	lost    bool
	percent bool
}

func (p *parser) digit(c byte, fraction bool) {
	if fraction {
		p.decimals++
	}
	if p.kept == 0 && c == '0' {
		if fraction {
			p.point--
		}
		return
	}
	if p.kept < keptDigits {
		p.digits[p.kept] = c - '0'
		p.kept++
	} else {
		p.lost = p.lost || c != '0'
	}
	if !fraction {
		p.point++
	}
}

// scan reads the grammar of Parse after the spaces are cut.
func (p *parser) scan(s string) bool {
	p.neg, s = cutSign(s)
	seen := 0
	fraction := false
	for ; s != ""; s = s[1:] {
		c := s[0]
		if c == '.' && !fraction {
			fraction = true
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		p.digit(c, fraction)
		seen++
	}
	if seen == 0 {
		return false
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		var ok bool
		if s, ok = p.scanExponent(s[1:]); !ok {
			return false
		}
	}
	p.percent = s != "" && strings.TrimLeftFunc(s, unicode.IsSpace) == "%"
	return s == "" || p.percent
}

func (p *parser) scanExponent(s string) (rest string, ok bool) {
	neg, s := cutSign(s)
	for ; s != "" && s[0] >= '0' && s[0] <= '9'; s = s[1:] {
		p.exponent = min(p.exponent*10+int(s[0]-'0'), maxExponent)
		ok = true
	}
	if neg {
		p.exponent = -p.exponent
	}
	return s, ok
}

func cutSign(s string) (neg bool, rest string) {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return true, rest
	}
	if rest, ok := strings.CutPrefix(s, "−"); ok {
		return true, rest
	}
	return false, strings.TrimPrefix(s, "+")
}

// value reports false when the number is far beyond every limit.
func (p *parser) value() (Value, bool) {
	scale := min(max(p.decimals-p.exponent, 0), maxScale)
	places := p.point + p.exponent
	if p.kept == 0 || places < -maxScale {
		return Value{valid: true, scale: p.zeroScale(scale)}, true
	}
	if places > maxDigits-maxScale {
		return Value{}, false
	}
	var coef uint128
	for i := range places + scale {
		coef, _ = coef.mul(10)
		if i < p.kept {
			coef, _ = coef.add(uint128{0, uint64(p.digits[i])})
		}
	}
	next := max(places+scale, 0)
	if places+scale >= 0 && next < p.kept && p.digits[next] >= 5 {
		coef, _ = coef.add(uint128{0, 1})
	}
	if full, ok := coef.scaleUp(maxScale - scale); ok && full.cmp(smallest) < 0 {
		return Value{valid: true}, true
	}
	v := makeValue(p.neg, coef, scale)
	if p.lost || next < p.kept && !allZero(p.digits[next:p.kept]) {
		v = v.trimZeros()
	}
	return v, v.valid
}

func allZero(digits []byte) bool {
	for _, d := range digits {
		if d != 0 {
			return false
		}
	}
	return true
}

// zeroScale keeps the decimals of a zero that was written with some, such as 0.00,
// but a number that is too small to be told from zero is a plain 0.
func (p *parser) zeroScale(scale int) uint8 {
	if p.kept > 0 {
		return 0
	}
	return uint8(scale)
}
