package params

import (
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
)

// table returns the table of parameters. A new parameter is a new row and nothing
// else.
func table() []entry {
	var rows []entry
	for _, group := range [][]entry{
		scaleTable(), counterTable(), sizeTable(), lookTable(), shapeTable(), textTable(), formatTable(), otherTable(),
	} {
		rows = append(rows, group...)
	}
	for i := range rows {
		// No range ends at 0, so 0 is a row that leaves it to its kind.
		if e := &rows[i]; e.max == 0 {
			e.min, e.max = e.reader.min, e.reader.max
		}
	}
	return rows
}

func sizeTable() []entry {
	width := whole(func(f *fields, n int) { f.common.Width = float64(n) })
	height := whole(func(f *fields, n int) { f.common.Height = float64(n) })
	return []entry{
		{
			name: "width", group: SizeGroup, of: gauges | counters, def: "240", min: 16, max: 2000, reader: width,
			doc:     "Width of the picture in CSS pixels.",
			example: "300",
		},
		{
			name: "width", group: SizeGroup, of: bars, def: "320", min: 16, max: 2000, reader: width,
			doc:     "Width of the picture in CSS pixels.",
			example: "400",
		},
		{
			name: "height", group: SizeGroup, of: gauges, def: "180", min: 16, max: 2000, reader: height,
			doc:     "Height of the picture in CSS pixels.",
			example: "200",
		},
		{
			name: "height", group: SizeGroup, of: counters, def: "120", min: 16, max: 2000, reader: height,
			doc:     "Height of the picture in CSS pixels.",
			example: "150",
		},
		{
			name: "height", group: SizeGroup, of: bars, def: "48", min: 16, max: 2000, reader: height,
			doc:     "Height of the picture in CSS pixels.",
			example: "60",
		},
		{
			name: "dpr", group: SizeGroup, of: all, def: "1", min: 1, max: 4, step: 0.5,
			reader:  measure(func(f *fields) *float64 { return &f.dpr }),
			doc:     "PNG pixels to a CSS pixel, 2 for sharp displays; width × height × dpr² is limited.",
			example: "2",
			unused:  []Unused{{Format: render.SVG.String(), Why: "Only used in a PNG."}},
		},
	}
}

func lookTable() []entry {
	return []entry{
		{
			name: "theme", group: LookGroup, of: all, def: "light",
			reader: oneOf(
				func(f *fields) *theme.Mode { return &f.common.Theme },
				choice[theme.Mode]{"light", theme.Light},
				choice[theme.Mode]{"dark", theme.Dark},
				choice[theme.Mode]{"auto", theme.Auto},
			),
			doc:     "The page the picture stands on; auto lets an SVG follow the reader's choice, a PNG is then light.",
			example: "dark",
		},
		{
			name: paletteName, group: LookGroup, of: all, def: "dc",
			reader:  brand(),
			doc:     "Family of colours: Data Center, cloud, or one that is safe for colour-vision deficiencies.",
			example: "safe",
		},
		{
			name: "background", group: LookGroup, of: all, def: "transparent",
			reader:  backdrop(func(f *fields) *widget.Background { return &f.common.Background }),
			doc:     "What lies behind: nothing, the theme's page colour (surface), or a colour.",
			example: "surface",
		},
		{
			name: "color", group: LookGroup, of: all, def: "information",
			reader:  paint(func(f *fields) *theme.Color { return &f.common.Color }),
			doc:     "Colour of the value where no threshold says otherwise.",
			example: "discovery",
			unused: []Unused{
				beside("segments"),
				unused("A counter only uses it for spark.", missing("spark")),
				unused("A needle or marker only has it for the sign of a status.", is("style", "needle", "marker"), missing("thresholds")),
				unused("A needle or marker only has it for the sign of a status.", is("style", "needle", "marker"), is("status", "none")),
			},
		},
		{
			name: "thresholds", group: LookGroup, of: gauges | bars,
			reader:  thresholds(true),
			doc:     "Zones of the scale; each runs from its bound, which belongs to it, to the next. The bound 50% is a share of the scale.",
			example: "0:success,50:warning,80:danger:Too much",
			unused:  []Unused{beside("segments")},
		},
		{
			name: "thresholds", group: LookGroup, of: counters,
			reader:  thresholds(false),
			doc:     "Zones of the number; each runs from its bound, which belongs to it, to the next. There is no scale for shares.",
			example: "0:success,50:warning,80:danger:Too much",
			unused: []Unused{
				spoken("A counter only says its zone in words, unless tint or status show it.", is("tint", "none"), isNot("status", "name"), given("thresholds")),
			},
		},
		{
			name: "status", group: LookGroup, of: all, def: "glyph",
			reader: oneOf(
				func(f *fields) *widget.ShowStatus { return &f.common.Status },
				choice[widget.ShowStatus]{"glyph", widget.StatusGlyph},
				choice[widget.ShowStatus]{"name", widget.StatusName},
				choice[widget.ShowStatus]{"none", widget.StatusNone},
			),
			doc:     "How the value's zone is told beside its colour: by a glyph, by a glyph and its name beside the label, or not.",
			example: "name",
			unused:  []Unused{beside("segments"), onlyWith("thresholds")},
		},
	}
}

func textTable() []entry {
	return []entry{
		{
			name: "title", group: TextGroup, of: all,
			reader:  line(func(f *fields) *string { return &f.common.Title }),
			doc:     "Text above.",
			example: "Sprint 42",
		},
		{
			name: "label", group: TextGroup, of: all,
			reader:  line(func(f *fields) *string { return &f.common.Label }),
			doc:     "Caption of the value.",
			example: "Sprint progress",
		},
		{
			name: "prefix", group: TextGroup, of: all,
			reader:  line(func(f *fields) *string { return &f.common.Number.Prefix }),
			doc:     "Text directly before the number, a currency sign after its minus; a no-break space keeps a gap.",
			example: "€",
			unused:  []Unused{unseen, unseenAtArc, unseenAtBar},
		},
		{
			name: "suffix", group: TextGroup, of: all,
			reader:  line(func(f *fields) *string { return &f.common.Number.Suffix }),
			doc:     "Text directly after the number; a no-break space keeps a gap.",
			example: "%",
			unused:  []Unused{unseen, unseenAtArc, unseenAtBar},
		},
		{
			name: "unit", group: TextGroup, of: all,
			reader:  line(func(f *fields) *string { return &f.common.Number.Unit }),
			doc:     "Unit of the number, set smaller after a no-break space.",
			example: "story points",
			unused:  []Unused{unseen, unseenAtArc, unseenAtBar},
		},
		{
			name: "comparison", group: TextGroup, of: counters,
			reader:  line(func(f *fields) *string { return &f.counter.Comparison }),
			doc:     "Text after the change.",
			example: "vs last sprint",
			unused:  []Unused{onlyWith("previous"), noChange},
		},
		{
			name: "noData", group: TextGroup, of: all, def: "—",
			reader:  line(func(f *fields) *string { return &f.common.NoData }),
			doc:     "Text in place of a value that is missing.",
			example: "no data yet",
		},
		{
			name: "dir", group: TextGroup, of: all, def: "auto",
			reader: oneOf(
				func(f *fields) *widget.Direction { return &f.common.Direction },
				choice[widget.Direction]{"auto", widget.DirectionAuto},
				choice[widget.Direction]{"ltr", widget.LeftToRight},
				choice[widget.Direction]{"rtl", widget.RightToLeft},
			),
			doc:     "Reading direction; auto takes that of the label or title.",
			example: "rtl",
		},
		{
			name: "text", group: TextGroup, of: all, def: "outline",
			reader: oneOf(
				func(f *fields) *bool { return &f.common.NativeText },
				choice[bool]{"outline", false},
				choice[bool]{"native", true},
			),
			doc:     "How an SVG carries its texts: as outlines, the same everywhere, or as text in the reader's own font, which can be searched.",
			example: "native",
			unused:  []Unused{{Format: render.PNG.String(), Why: "Only used in an SVG."}},
		},
		{
			name: "description", group: TextGroup, of: all,
			reader:  line(func(f *fields) *string { return &f.common.Description }),
			doc:     "Replaces the generated text for screen readers.",
			example: "Sprint progress: 72 of 100 points",
		},
	}
}

func formatTable() []entry {
	return []entry{
		{
			name: "format", group: FormatGroup, of: all, def: "number",
			reader: oneOf(
				func(f *fields) *number.Kind { return &f.common.Number.Kind },
				choice[number.Kind]{"number", number.Plain},
				choice[number.Kind]{"compact", number.Compact},
				choice[number.Kind]{"percent", number.Percent},
				choice[number.Kind]{"duration", number.Duration},
				choice[number.Kind]{"clock", number.Clock},
			),
			doc:     "How numbers are written: 12,345; 12K; 0.42 as 42%; seconds as 1w 2d 3h 4m; seconds as 1:02:03.",
			example: "compact",
		},
		{
			name: "decimals", group: FormatGroup, of: all, min: 0, max: 6,
			reader: orEmpty(
				whole(func(f *fields, n int) { f.common.Number.Decimals = n }),
				func(f *fields) { f.common.Number.Decimals = -1 },
			),
			doc:     "Digits after the decimal mark of values and changes, not of the scale; left out or empty, those that were sent.",
			example: "1",
			unused:  []Unused{timesOfArc, timesOfBar, timesOfChange, timesAlone},
		},
		{
			name: "locale", group: FormatGroup, of: all, def: "en",
			reader:  language(func(f *fields) *number.Locale { return &f.common.Number.Locale }),
			doc:     "Language of the numbers, as a BCP 47 tag.",
			example: "de-CH",
		},
		{
			name: "hoursPerDay", group: FormatGroup, of: all, def: "8", min: 0.1, max: 24,
			reader:  measure(func(f *fields) *float64 { return &f.common.Number.HoursPerDay }),
			doc:     "Working hours in a day of a duration.",
			example: "7.5",
			unused:  []Unused{onlyDurations},
		},
		{
			name: "daysPerWeek", group: FormatGroup, of: all, def: "5", min: 0.1, max: 7,
			reader:  measure(func(f *fields) *float64 { return &f.common.Number.DaysPerWeek }),
			doc:     "Working days in a week of a duration.",
			example: "4.5",
			unused:  []Unused{onlyDurations},
		},
	}
}

func otherTable() []entry {
	return []entry{{
		name: presetName, group: OtherGroup, of: all,
		reader:  named(func(f *fields) *string { return &f.preset }),
		doc:     "Name from the service's own file; the preset's parameters hold where the request says nothing.",
		example: "sla",
	}, {
		name: "strict", group: OtherGroup, of: all, def: "false",
		reader:  flag(func(f *fields) *bool { return &f.askedStrict }),
		doc:     "Whether an unknown parameter is an error instead of being ignored.",
		example: "true",
	}}
}
