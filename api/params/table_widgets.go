package params

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

func scaleTable() []entry {
	return []entry{
		{
			name: "value", group: DataGroup, of: all,
			reader:  data(func(f *fields) *number.Value { return f.value }, func(s *percentSigns) *bool { return &s.value }),
			doc:     "The number to show; empty, null or n/a is no data.",
			example: "72",
			unused:  []Unused{unused("Not used beside segments, whose sum is shown.", given("segments"))},
		},
		{
			name: "min", group: DataGroup, of: gauges | bars, def: "0",
			reader:  quantity(func(f *fields) *number.Value { return f.min }),
			doc:     "Where the scale begins; it may be the larger end.",
			example: "-50",
			unused:  []Unused{beside("segments")},
		},
		{
			name: "max", group: DataGroup, of: gauges | bars, def: "100",
			reader:  quantity(func(f *fields) *number.Value { return f.max }),
			doc:     "Where the scale ends; with format=percent at 1 unless this says otherwise.",
			example: "200",
			unused:  []Unused{beside("segments")},
		},
		{
			name: "target", group: DataGroup, of: gauges | bars,
			reader:  position(func(f *fields) *number.Value { return f.target }, func(s *percentSigns) *bool { return &s.target }),
			doc:     "A mark on the scale; 80% is a share of it.",
			example: "80",
			unused:  []Unused{beside("segments")},
		},
		{
			name: "neutral", group: DataGroup, of: gauges,
			reader:  position(func(f *fields) *number.Value { return &f.gauge.Neutral }, func(s *percentSigns) *bool { return &s.neutral }),
			doc:     "Where the fill starts; left out, at 0 if the scale crosses it, else at min.",
			example: "20",
			unused:  []Unused{unused("Only used with style=fill.", isNot("style", "fill"))},
		},
		{
			name: "segments", group: DataGroup, of: bars,
			reader:  segments(func(f *fields) *[]bar.Segment { return &f.bar.Segments }),
			doc:     "Parts of a whole in place of one value; without a colour the categorical ones are used in turn.",
			example: "12:success:Done,5::In progress,3:neutral:To do",
		},
		{
			name: "total", group: DataGroup, of: bars, min: 0, max: maxMagnitude,
			reader:  optional(func(f *fields) *number.Value { return &f.bar.Total }),
			doc:     "The whole that the segments are part of; left out, their sum; or 100% with percent signs, and up to 1 with format=percent.",
			example: "25",
			unused:  []Unused{onlyWith("segments")},
		},
	}
}

func counterTable() []entry {
	return []entry{
		{
			name: "previous", group: DataGroup, of: counters,
			reader:  data(func(f *fields) *number.Value { return &f.counter.Previous }, func(s *percentSigns) *bool { return &s.previous }),
			doc:     "The earlier number that the change is counted from.",
			example: "65",
			unused:  []Unused{unused("Not used with delta=none.", is("delta", "none"), given("previous"))},
		},
		{
			name: "delta", group: DataGroup, of: counters, def: "percent",
			reader: oneOf(
				func(f *fields) *counter.DeltaStyle { return &f.counter.Delta },
				choice[counter.DeltaStyle]{"absolute", counter.DeltaAbsolute},
				choice[counter.DeltaStyle]{"percent", counter.DeltaPercent},
				choice[counter.DeltaStyle]{"both", counter.DeltaBoth},
				choice[counter.DeltaStyle]{"points", counter.DeltaPoints},
				choice[counter.DeltaStyle]{"none", counter.DeltaNone},
			),
			doc:     "How the change is written; points are percentage points, as is the absolute change of percentages.",
			example: "both",
			unused:  []Unused{onlyWith("previous")},
		},
		{
			name: "good", group: DataGroup, of: counters, def: "up",
			reader: oneOf(
				func(f *fields) *counter.Good { return &f.counter.Good },
				choice[counter.Good]{"up", counter.GoodUp},
				choice[counter.Good]{"down", counter.GoodDown},
				choice[counter.Good]{"none", counter.GoodNone},
			),
			doc:     "The direction of change that is good news.",
			example: "down",
			unused:  []Unused{onlyWith("previous"), noChange},
		},
		{
			name: "tint", group: LookGroup, of: counters, def: "none",
			reader: oneOf(
				func(f *fields) *counter.Tint { return &f.counter.Tint },
				choice[counter.Tint]{"none", counter.TintNone},
				choice[counter.Tint]{"value", counter.TintValue},
				choice[counter.Tint]{"tile", counter.TintTile},
			),
			doc:     "What the colour of the value's threshold paints: nothing, the number, or the tile behind it.",
			example: "tile",
			unused:  []Unused{onlyWith("thresholds")},
		},
		{
			name: "spark", group: DataGroup, of: counters,
			reader:  series(func(f *fields) *[]number.Value { return &f.counter.Spark }),
			doc:     "The number's history, the oldest first; an empty item is a gap.",
			example: "5,8,6,,9",
		},
		{
			name: "sparkStyle", group: LookGroup, of: counters, def: "line",
			reader: oneOf(
				func(f *fields) *counter.SparkStyle { return &f.counter.SparkStyle },
				choice[counter.SparkStyle]{"line", counter.SparkLine},
				choice[counter.SparkStyle]{"area", counter.SparkArea},
				choice[counter.SparkStyle]{"bars", counter.SparkBars},
			),
			doc:     "How the history is drawn.",
			example: "area",
			unused:  []Unused{onlyWith("spark")},
		},
	}
}

// shapeTable holds what only some widgets have a look for.
func shapeTable() []entry {
	ends := oneOf(
		func(f *fields) *widget.Ends { return f.ends },
		choice[widget.Ends]{"flat", widget.Flat},
		choice[widget.Ends]{"round", widget.Round},
	)
	show := func(f *fields) *widget.Show { return f.show }
	return []entry{
		{
			name: "arc", group: LookGroup, of: gauges, def: "240",
			reader: oneOf(
				func(f *fields) *int { return &f.gauge.Arc },
				choice[int]{"180", 180},
				choice[int]{"240", 240},
				choice[int]{"270", 270},
				choice[int]{"360", 360},
			),
			doc:     "Sweep of the gauge in degrees.",
			example: "180",
		},
		{
			name: "style", group: LookGroup, of: gauges, def: "fill",
			reader: oneOf(
				func(f *fields) *gauge.Style { return &f.gauge.Style },
				choice[gauge.Style]{"fill", gauge.Fill},
				choice[gauge.Style]{"needle", gauge.Needle},
				choice[gauge.Style]{"marker", gauge.Marker},
			),
			doc:     "The value as an arc on a track, as a needle before the zones, or as a mark across them.",
			example: "needle",
		},
		{
			name: "style", group: LookGroup, of: bars, def: "bar",
			reader: oneOf(
				func(f *fields) *bar.Style { return &f.bar.Style },
				choice[bar.Style]{"bar", bar.Plain},
				choice[bar.Style]{"bullet", bar.Bullet},
			),
			doc:     "A bar on a track, or a slim one on the bands that the thresholds make.",
			example: "bullet",
			unused:  []Unused{beside("segments")},
		},
		{
			name: "orientation", group: LookGroup, of: bars, def: "horizontal",
			reader: oneOf(
				func(f *fields) *bar.Orientation { return &f.bar.Orientation },
				choice[bar.Orientation]{"horizontal", bar.Horizontal},
				choice[bar.Orientation]{"vertical", bar.Vertical},
			),
			doc:     "Direction of the bar.",
			example: "vertical",
		},
		{
			name: "ends", group: LookGroup, of: gauges, def: "flat", reader: ends,
			doc:     "Shape of the two ends of the arc.",
			example: "round",
		},
		{
			name: "ends", group: LookGroup, of: bars, def: "round", reader: ends,
			doc:     "Shape of the two ends of the bar.",
			example: "flat",
		},
		{
			name: "thickness", group: LookGroup, of: gauges | bars, def: "0", min: 0, max: 1000,
			reader: orEmpty(
				measure(func(f *fields) *float64 { return f.thickness }),
				func(f *fields) { *f.thickness = 0 },
			),
			doc:     "Thickness of the arc or bar in CSS pixels; 0 chooses it from the size.",
			example: "12",
		},
		{
			name: "ticks", group: LookGroup, of: gauges, def: "0", min: 0, max: 20,
			reader:  whole(func(f *fields, n int) { f.gauge.Ticks = n }),
			doc:     "Number of intervals that ticks divide the scale into; 0 draws none.",
			example: "10",
		},
		{
			name: "scaleLabels", group: LookGroup, of: gauges, def: "ends",
			reader: oneOf(
				func(f *fields) *gauge.ScaleLabels { return &f.gauge.ScaleLabels },
				choice[gauge.ScaleLabels]{"ends", gauge.LabelEnds},
				choice[gauge.ScaleLabels]{"thresholds", gauge.LabelThresholds},
				choice[gauge.ScaleLabels]{"none", gauge.LabelNone},
			),
			doc:     "The numbers at the arc: both ends, the ends and the thresholds, or none.",
			example: "thresholds",
			unused:  []Unused{unused("Not used with arc=360.", is("arc", "360"))},
		},
		{
			name: "show", group: LookGroup, of: gauges, def: "value",
			reader: oneOf(
				show,
				choice[widget.Show]{"value", widget.ShowValue},
				choice[widget.Show]{"percent", widget.ShowPercent},
				choice[widget.Show]{"both", widget.ShowBoth},
				choice[widget.Show]{"fraction", widget.ShowFraction},
				choice[widget.Show]{"none", widget.ShowNone},
			),
			doc:     "What is printed: the value, its share of the scale, both, the value of the maximum (42 / 60), or nothing.",
			example: "both",
		},
		{
			name: "show", group: LookGroup, of: bars, def: "value",
			reader: oneOf(
				show,
				choice[widget.Show]{"value", widget.ShowValue},
				choice[widget.Show]{"percent", widget.ShowPercent},
				choice[widget.Show]{"both", widget.ShowBoth},
				choice[widget.Show]{"fraction", widget.ShowFraction},
				choice[widget.Show]{"none", widget.ShowNone},
			),
			doc:     "What is printed: the value, its share of the scale, both, the value of the maximum (42 / 60), or nothing.",
			example: "fraction",
		},
		{
			name: "legend", group: LookGroup, of: bars, def: "auto",
			reader: oneOf(
				func(f *fields) *bar.Legend { return &f.bar.Legend },
				choice[bar.Legend]{"auto", bar.LegendAuto},
				choice[bar.Legend]{"none", bar.LegendNone},
				choice[bar.Legend]{"below", bar.LegendBelow},
				choice[bar.Legend]{"inside", bar.LegendInside},
			),
			doc:     "Where the names of the segments stand: below if there is room, nowhere, below in any case, or in the segments where they fit.",
			example: "below",
			unused:  []Unused{onlyWith("segments")},
		},
		{
			name: "align", group: LookGroup, of: counters, def: "start",
			reader: oneOf(
				func(f *fields) *counter.Align { return &f.counter.Align },
				choice[counter.Align]{"start", counter.AlignStart},
				choice[counter.Align]{"center", counter.AlignCenter},
			),
			doc:     "Where the texts stand.",
			example: "center",
		},
	}
}
