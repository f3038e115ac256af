package params

import "github.com/plugio/charts/render/number"

// percentSigns says which of the numbers that were read had a percent sign. Lists
// have a bit for each item.
type percentSigns struct {
	value, previous, target, neutral bool
	thresholds, segments             uint64
}

// settle makes of numbers with a percent sign what they mean, once everything that
// their meaning depends on has been read: a bound or a target is a share of the
// scale; a value is a percentage.
func (d *decoding) settle() {
	if d.max != nil && d.common.Number.Kind == number.Percent && d.seen&d.schema.bits.max == 0 {
		*d.max = number.Int(1)
	}
	if d.percent != (percentSigns{}) {
		d.settleAmounts()
		if d.wrong&(d.schema.bits.min|d.schema.bits.max) == 0 {
			d.settleBounds()
		}
	}
	d.settleTotal()
}

// settleAmounts writes percentages as such, or makes fractions of them where the format
// is for fractions.
func (d *decoding) settleAmounts() {
	s := &d.percent
	if !s.value && !s.previous && s.segments == 0 {
		return
	}
	if d.common.Number.Kind == number.Percent {
		d.shiftAmounts()
		return
	}
	d.checkHundred()
	if d.seen&(d.schema.bits.format|d.schema.bits.suffix|d.schema.bits.unit) == 0 {
		d.common.Number.Kind = number.Percentage
	}
}

func (d *decoding) shiftAmounts() {
	s := &d.percent
	if s.value {
		*d.value = d.value.Shift(-2)
	}
	if s.previous {
		d.counter.Previous = d.counter.Previous.Shift(-2)
	}
	if s.segments == 0 {
		return
	}
	for i := range d.bar.Segments {
		if a := &d.bar.Segments[i].Amount; s.segments>>i&1 != 0 {
			*a = a.Shift(-2)
		}
	}
}

// settleTotal gives segments that are percentages, or shares of one, the whole that these are part
// of.
func (d *decoding) settleTotal() {
	if d.bar == nil || len(d.bar.Segments) == 0 || d.bar.Total.Valid() {
		return
	}
	signs := d.percent.segments != 0
	switch {
	case d.common.Number.Kind == number.Percent:
		if signs || d.sharesOfOne() {
			d.bar.Total = number.Int(1)
		}
	case signs:
		d.bar.Total = number.Int(100)
	}
}

// sharesOfOne says that the segments are one together, or leave some of it: three thirds as they are
// computed leave nothing that anyone means.
func (d *decoding) sharesOfOne() bool {
	rest := number.Int(1)
	for _, s := range d.bar.Segments {
		if s.Amount.Valid() {
			rest = rest.Sub(s.Amount)
		}
	}
	return rest.Valid() && (rest.Sign() == 0 || rest.Cmp(noise) >= 0)
}

// noise is more than numbers that were computed to be one together are off by.
var noise = number.Float(1e-12)

// checkHundred refuses percentages on a scale that is not theirs: they would be drawn
// as other numbers than they are.
func (d *decoding) checkHundred() {
	bits := &d.schema.bits
	hundred := number.Int(100)
	if d.percent.value && d.max != nil && d.wrong&(bits.min|bits.max) == 0 && (d.min.Sign() != 0 || d.max.Cmp(hundred) != 0) {
		d.fail(d.schema.index["value"], PercentScale, 0)
	}
	if d.percent.segments != 0 && d.wrong&bits.total == 0 && d.bar.Total.Valid() && d.bar.Total.Cmp(hundred) != 0 {
		d.fail(d.schema.index["segments"], PercentScale, 0)
	}
}

func (d *decoding) settleBounds() {
	s := &d.percent
	if s.target {
		d.settleBound("target", 0, d.target)
	}
	if s.neutral {
		d.settleBound("neutral", 0, &d.gauge.Neutral)
	}
	if s.thresholds == 0 {
		return
	}
	// Shares run along the scale, and so do the zones between them.
	d.common.ZonesFall = d.max.Cmp(*d.min) < 0
	for i := range d.common.Thresholds {
		if s.thresholds>>i&1 != 0 {
			d.settleBound("thresholds", i+1, &d.common.Thresholds[i].Bound)
		}
	}
}

// settleBound places a share of the scale on it.
func (d *decoding) settleBound(name string, item int, v *number.Value) {
	if !v.Valid() {
		return // a share that was sent first, and then none
	}
	*v = number.Between(*d.min, *d.max, *v)
	if !v.Valid() || v.Abs().Cmp(mostBound) >= 0 {
		d.fail(d.schema.index[name], TooLarge, item)
	}
}

// mostBound is maxMagnitude.
var mostBound = number.Int(maxMagnitude)
