package number

import (
	"bytes"
	"math"
	"strconv"
)

const (
	defaultHours = 8
	defaultDays  = 5

	millisPerMinute = 60_000
	millisPerHour   = 60 * millisPerMinute
)

// timeUnit is a unit of working time, from the smallest.
type timeUnit int

const (
	minutes timeUnit = iota
	hours
	days
	weeks
)

// workingTime is a length split into units.
type workingTime struct {
	weeks                uint128
	days, hours, minutes uint64
}

// milliseconds is the exact value of so many thousandths.
func milliseconds(n uint64) Value { return Value{coef: uint128{0, n}, scale: 3, valid: true} }

// millis is the size of v in thousandths, the rest cut off. Every boundary of
// rounding is whole thousandths, so that the rest decides nothing.
func (v Value) millis() uint128 {
	if v.scale <= 3 {
		u, _ := v.coef.scaleUp(3 - int(v.scale))
		return u
	}
	u, _ := v.coef.divmod64(pow10s[v.scale-3])
	return u
}

// unitLengths are the lengths of a day and a week in milliseconds, at least one.
func (f Format) unitLengths() (day, week uint64) {
	h := factor(f.HoursPerDay, defaultHours)
	d := factor(f.DaysPerWeek, defaultDays)
	day = uint64(max(math.Round(h*millisPerHour), 1))
	week = uint64(max(math.Round(d*float64(day)), 1))
	return day, week
}

// maxFactor keeps a week's length well within 64 bits.
const maxFactor = 1000

func factor(f, otherwise float64) float64 {
	if f > 0 && f <= maxFactor {
		return f
	}
	return otherwise
}

// split rounds a length once, in the smallest unit asked for, and splits it. Weeks
// and days are taken out before that, since neither need be whole minutes long; a
// rest that rounds up to a whole day or week is carried.
func (f form) split(v Value) workingTime {
	day, week := f.unitLengths()
	total := v.millis()
	w, rest := total.divmod64(week)
	t := workingTime{weeks: w}
	if f.smallest == weeks {
		return t.carryWeek(!f.down && rest >= week-rest)
	}
	t.days, rest = rest/day, rest%day
	switch f.smallest {
	case days:
		if !f.down && rest >= day-rest {
			t.days++
		}
		rest = 0
	case hours:
		rest = f.roundMultiple(rest, millisPerHour)
	default:
		rest = f.roundMultiple(rest, millisPerMinute)
	}
	if rest >= day {
		t.days, rest = t.days+1, 0
	}
	if t.days*day+rest >= week {
		return t.carryWeek(true)
	}
	t.hours, t.minutes = rest/millisPerHour, rest%millisPerHour/millisPerMinute
	return t
}

func (t workingTime) carryWeek(up bool) workingTime {
	if !up {
		return workingTime{weeks: t.weeks}
	}
	w, _ := t.weeks.add(uint128{0, 1})
	return workingTime{weeks: w}
}

func (f form) roundMultiple(n, of uint64) uint64 {
	if !f.down {
		n += of / 2
	}
	return n / of * of
}

// roundDuration is the length that v is written as.
func (f form) roundDuration(v Value) Value {
	t := f.split(v)
	day, week := f.unitLengths()
	total, _ := t.weeks.mul(week)
	total, _ = total.add(uint128{0, t.days*day + t.hours*millisPerHour + t.minutes*millisPerMinute})
	return makeValue(v.neg, total, 3)
}

// largestUnit is the first unit that v shows.
func (f Format) largestUnit(v Value) timeUnit {
	switch t := f.form().split(v); {
	case !t.weeks.isZero():
		return weeks
	case t.days > 0:
		return days
	case t.hours > 0:
		return hours
	}
	return minutes
}

// appendDuration writes "1w 2d 3h 4m": the letters of Jira in every locale, units
// that are zero left out, "0m" for nothing.
func (f form) appendDuration(dst []byte, v Value, plus bool) []byte {
	t := f.split(v)
	if t == (workingTime{}) {
		return append(dst, "0m"...)
	}
	dst = f.Locale.conventions().appendSign(dst, v.Sign(), plus)
	start := len(dst)
	dst = appendPart(dst, start, t.weeks, 'w')
	dst = appendPart(dst, start, uint128{0, t.days}, 'd')
	dst = appendPart(dst, start, uint128{0, t.hours}, 'h')
	return appendPart(dst, start, uint128{0, t.minutes}, 'm')
}

func appendPart(dst []byte, start int, n uint128, letter byte) []byte {
	if n.isZero() {
		return dst
	}
	if len(dst) > start {
		dst = append(dst, ' ')
	}
	return append(n.digits(dst), letter)
}

// appendClock writes H:MM:SS, rounded to whole seconds, or with the decimals that are left if
// the form has more.
func (f form) appendClock(dst []byte, v Value, plus bool) []byte {
	v = f.withDecimals(v, f.seconds)
	c := f.Locale.conventions()
	dst = c.appendSign(dst, v.Sign(), plus)
	all, fraction := v.coef.divmod64(pow10s[f.seconds])
	all, s := all.divmod64(60)
	h, m := all.divmod64(60)
	dst = append(h.digits(dst), ':', byte('0'+m/10), byte('0'+m%10), ':', byte('0'+s/10), byte('0'+s%10))
	if fraction == 0 {
		return dst
	}
	var buf [maxScale + 1]byte
	digits := strconv.AppendUint(buf[:0], pow10s[f.seconds]+fraction, 10)[1:]
	return append(append(dst, c.decimal...), bytes.TrimRight(digits, "0")...)
}
