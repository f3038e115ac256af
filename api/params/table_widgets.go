package params

import (
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/widget"
)

func scaleTable() []entry {
	return []entry{
		{
			name: "value", group: DataGroup, of: all,
			reader:  data(func(f *fields) *number.Value { return f.value }),
			doc:     "The number to show; empty, null or n/a is no data.",
			example: "72",
		},
		{
			name: "min", group: DataGroup, of: gauge | bar, def: "0",
			reader:  quantity(func(f *fields) *number.Value { return f.min }),
			doc:     "Where the scale begins; it may be the larger end.",
			example: "-50",
		},
		{
			name: "max", group: DataGroup, of: gauge | bar, def: "100",
			reader:  quantity(func(f *fields) *number.Value { return f.max }),
			doc:     "Where the scale ends.",
			example: "200",
		},
		{
			name: "target", group: DataGroup, of: gauge | bar,
			reader:  optional(func(f *fields) *number.Value { return f.target }),
			doc:     "A mark on the scale.",
			example: "80",
		},
		{
			name: "neutral", group: DataGroup, of: gauge,
			reader:  optional(func(f *fields) *number.Value { return &f.gauge.Neutral }),
			doc:     "Where the fill starts; left out, at 0 if the scale crosses it, else at min.",
			example: "20",
		},
		{
			name: "segments", group: DataGroup, of: bar,
			reader:  segments(func(f *fields) *[]widget.Segment { return &f.bar.Segments }),
			doc:     "Parts of a whole in place of one value; without a colour the categorical ones are used in turn.",
			example: "12:success:Done,5::In progress,3:neutral:To do",
		},
		{
			name: "total", group: DataGroup, of: bar, min: 0, max: maxMagnitude,
			reader:  optional(func(f *fields) *number.Value { return &f.bar.Total }),
			doc:     "The whole that the segments are part of; left out, their sum.",
			example: "25",
		},
	}
}

func counterTable() []entry {
	return []entry{
		{
			name: "previous", group: DataGroup, of: counter,
			reader:  data(func(f *fields) *number.Value { return &f.counter.Previous }),
			doc:     "The earlier number that the change is counted from.",
			example: "65",
		},
		{
			name: "delta", group: DataGroup, of: counter, def: "percent",
			reader: oneOf(
				func(f *fields) *widget.DeltaStyle { return &f.counter.Delta },
				choice[widget.DeltaStyle]{"absolute", widget.DeltaAbsolute},
				choice[widget.DeltaStyle]{"percent", widget.DeltaPercent},
				choice[widget.DeltaStyle]{"both", widget.DeltaBoth},
				choice[widget.DeltaStyle]{"points", widget.DeltaPoints},
				choice[widget.DeltaStyle]{"none", widget.DeltaNone},
			),
			doc:     "How the change is written; points are percentage points.",
			example: "both",
		},
		{
			name: "good", group: DataGroup, of: counter, def: "up",
			reader: oneOf(
				func(f *fields) *widget.Good { return &f.counter.Good },
				choice[widget.Good]{"up", widget.GoodUp},
				choice[widget.Good]{"down", widget.GoodDown},
				choice[widget.Good]{"none", widget.GoodNone},
			),
			doc:     "The direction of change that is good news.",
			example: "down",
		},
		{
			name: "tint", group: LookGroup, of: counter, def: "none",
			reader: oneOf(
				func(f *fields) *widget.Tint { return &f.counter.Tint },
				choice[widget.Tint]{"none", widget.TintNone},
				choice[widget.Tint]{"value", widget.TintValue},
				choice[widget.Tint]{"tile", widget.TintTile},
			),
			doc:     "What the colour of the value's threshold paints: nothing, the number, or the tile behind it.",
			example: "tile",
		},
		{
			name: "spark", group: DataGroup, of: counter,
			reader:  series(func(f *fields) *[]number.Value { return &f.counter.Spark }),
			doc:     "The number's history, the oldest first; an empty item is a gap.",
			example: "5,8,6,,9",
		},
		{
			name: "sparkStyle", group: LookGroup, of: counter, def: "line",
			reader: oneOf(
				func(f *fields) *widget.SparkStyle { return &f.counter.SparkStyle },
				choice[widget.SparkStyle]{"line", widget.SparkLine},
				choice[widget.SparkStyle]{"area", widget.SparkArea},
				choice[widget.SparkStyle]{"bars", widget.SparkBars},
			),
			doc:     "How the history is drawn.",
			example: "area",
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
			name: "arc", group: LookGroup, of: gauge, def: "240",
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
			name: "style", group: LookGroup, of: gauge, def: "fill",
			reader: oneOf(
				func(f *fields) *widget.GaugeStyle { return &f.gauge.Style },
				choice[widget.GaugeStyle]{"fill", widget.Fill},
				choice[widget.GaugeStyle]{"needle", widget.Needle},
				choice[widget.GaugeStyle]{"marker", widget.Marker},
			),
			doc:     "The value as an arc on a track, as a needle before the zones, or as a mark across them.",
			example: "needle",
		},
		{
			name: "style", group: LookGroup, of: bar, def: "bar",
			reader: oneOf(
				func(f *fields) *widget.BarStyle { return &f.bar.Style },
				choice[widget.BarStyle]{"bar", widget.PlainBar},
				choice[widget.BarStyle]{"bullet", widget.Bullet},
			),
			doc:     "A bar on a track, or a slim one on the bands that the thresholds make.",
			example: "bullet",
		},
		{
			name: "orientation", group: LookGroup, of: bar, def: "horizontal",
			reader: oneOf(
				func(f *fields) *widget.Orientation { return &f.bar.Orientation },
				choice[widget.Orientation]{"horizontal", widget.Horizontal},
				choice[widget.Orientation]{"vertical", widget.Vertical},
			),
			doc:     "Direction of the bar.",
			example: "vertical",
		},
		{
			name: "ends", group: LookGroup, of: gauge, def: "flat", reader: ends,
			doc:     "Shape of the two ends of the arc.",
			example: "round",
		},
		{
			name: "ends", group: LookGroup, of: bar, def: "round", reader: ends,
			doc:     "Shape of the two ends of the bar.",
			example: "flat",
		},
		{
			name: "thickness", group: LookGroup, of: gauge | bar, def: "0", min: 0, max: 1000,
			reader: orEmpty(
				measure(func(f *fields) *float64 { return f.thickness }),
				func(f *fields) { *f.thickness = 0 },
			),
			doc:     "Thickness of the arc or bar in CSS pixels; 0 chooses it from the size.",
			example: "12",
		},
		{
			name: "ticks", group: LookGroup, of: gauge, def: "0", min: 0, max: 20,
			reader:  whole(func(f *fields, n int) { f.gauge.Ticks = n }),
			doc:     "Number of intervals that ticks divide the scale into; 0 draws none.",
			example: "10",
		},
		{
			name: "scaleLabels", group: LookGroup, of: gauge, def: "ends",
			reader: oneOf(
				func(f *fields) *widget.ScaleLabels { return &f.gauge.ScaleLabels },
				choice[widget.ScaleLabels]{"ends", widget.LabelEnds},
				choice[widget.ScaleLabels]{"thresholds", widget.LabelThresholds},
				choice[widget.ScaleLabels]{"none", widget.LabelNone},
			),
			doc:     "The numbers at the arc: both ends, the ends and the thresholds, or none.",
			example: "thresholds",
		},
		{
			name: "show", group: LookGroup, of: gauge, def: "value",
			reader: oneOf(
				show,
				choice[widget.Show]{"value", widget.ShowValue},
				choice[widget.Show]{"percent", widget.ShowPercent},
				choice[widget.Show]{"both", widget.ShowBoth},
				choice[widget.Show]{"none", widget.ShowNone},
			),
			doc:     "What is printed: the value, its share of the scale, both, or nothing.",
			example: "both",
		},
		{
			name: "show", group: LookGroup, of: bar, def: "value",
			reader: oneOf(
				show,
				choice[widget.Show]{"value", widget.ShowValue},
				choice[widget.Show]{"percent", widget.ShowPercent},
				choice[widget.Show]{"both", widget.ShowBoth},
				choice[widget.Show]{"fraction", widget.ShowFraction},
				choice[widget.Show]{"none", widget.ShowNone},
			),
			doc:     "What is printed: the value, its share of the scale, both, the value of the maximum, or nothing.",
			example: "fraction",
		},
		{
			name: "legend", group: LookGroup, of: bar, def: "auto",
			reader: oneOf(
				func(f *fields) *widget.Legend { return &f.bar.Legend },
				choice[widget.Legend]{"auto", widget.LegendAuto},
				choice[widget.Legend]{"none", widget.LegendNone},
				choice[widget.Legend]{"below", widget.LegendBelow},
				choice[widget.Legend]{"inside", widget.LegendInside},
			),
			doc:     "Where the names of the segments stand: below if there is room, nowhere, below in any case, or in the segments where they fit.",
			example: "below",
		},
		{
			name: "align", group: LookGroup, of: counter, def: "start",
			reader: oneOf(
				func(f *fields) *widget.Align { return &f.counter.Align },
				choice[widget.Align]{"start", widget.AlignStart},
				choice[widget.Align]{"center", widget.AlignCenter},
			),
			doc:     "Where the texts stand.",
			example: "center",
		},
	}
}
