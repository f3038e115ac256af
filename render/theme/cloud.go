package theme

// The colours of Atlassian's cloud products, version 20 of its tokens. Marks take the
// bold step of a chart colour where the plain one has less than 3:1 on the page.

var cloudLight = Set{
	Surface:      rgb(0xFFFFFF),
	Text:         rgb(0x292A2E),
	TextSubtle:   rgb(0x505258),
	TextSubtlest: rgb(0x6B6E76),
	Track:        rgb(0xDDDEE1),
	Tick:         rgb(0x7D818A),
	Border:       rgb(0xDDDEDD),
	Ink:          rgb(0x0B120E),

	SuccessFill:     rgb(0x5B7F24),
	WarningFill:     rgb(0xBD5B00),
	DangerFill:      rgb(0xC9372C),
	InformationFill: rgb(0x357DE8),
	DiscoveryFill:   rgb(0x964AC0),
	NeutralFill:     rgb(0x505258),

	SuccessText:     rgb(0x4C6B1F),
	WarningText:     rgb(0x9E4C00),
	DangerText:      rgb(0xAE2E24),
	InformationText: rgb(0x1558BC),
	DiscoveryText:   rgb(0x803FA5),
	NeutralText:     rgb(0x505258),

	SuccessTint:     rgb(0xEFFFD6),
	WarningTint:     rgb(0xFFF5DB),
	DangerTint:      rgb(0xFFECEB),
	InformationTint: rgb(0xE9F2FE),
	DiscoveryTint:   rgb(0xF8EEFE),
	NeutralTint:     rgb(0xF0F1F2),

	Categorical1: rgb(0x357DE8),
	Categorical2: rgb(0x5B7F24), // chart.success.bold: chart.categorical.2 has 2.4:1
	Categorical3: rgb(0xBF63F3),
	Categorical4: rgb(0xBD5B00), // chart.warning.bold: chart.categorical.4 has 2.5:1
	Categorical5: rgb(0x1558BC),
	Categorical6: rgb(0x964AC0),
	Categorical7: rgb(0x227D9B), // a darker chart.categorical.7, which has 2.4:1
	Categorical8: rgb(0x9E4C00), // text.warning, since 4 has taken chart.categorical.8

	Range1: rgb(0x8C8F97),
	Range2: rgb(0xB7B9BE),
	Range3: rgb(0xDDDEE1),

	Orange:  rgb(0xBD5B00),
	Teal:    rgb(0x227D9B),
	Magenta: rgb(0xCD519D),
}

var cloudDark = Set{
	Surface:      rgb(0x1F1F21),
	Text:         rgb(0xCECFD2),
	TextSubtle:   rgb(0xA9ABAF),
	TextSubtlest: rgb(0x96999E),
	Track:        rgb(0x4B4D51),
	Tick:         rgb(0x7E8188),
	Border:       rgb(0x37373A),
	Ink:          rgb(0x101214),

	SuccessFill:     rgb(0x94C748),
	WarningFill:     rgb(0xFBC828),
	DangerFill:      rgb(0xE2483D),
	InformationFill: rgb(0x669DF1),
	DiscoveryFill:   rgb(0xC97CF4),
	NeutralFill:     rgb(0xA9ABAF),

	SuccessText:     rgb(0xB3DF72),
	WarningText:     rgb(0xFBC828),
	DangerText:      rgb(0xFD9891),
	InformationText: rgb(0x8FB8F6),
	DiscoveryText:   rgb(0xD8A0F7),
	NeutralText:     rgb(0xA9ABAF),

	SuccessTint:     rgb(0x28311B),
	WarningTint:     rgb(0x3A2C1F),
	DangerTint:      rgb(0x42221F),
	InformationTint: rgb(0x1C2B42),
	DiscoveryTint:   rgb(0x35243F),
	NeutralTint:     rgb(0x2B2B2E),

	Categorical1: rgb(0x4688EC),
	Categorical2: rgb(0x94C748),
	Categorical3: rgb(0xC97CF4),
	Categorical4: rgb(0xFCA700),
	Categorical5: rgb(0x8FB8F6), // chart.information.bold: chart.categorical.5 has 2.5:1
	Categorical6: rgb(0x964AC0),
	Categorical7: rgb(0x42B2D7),
	Categorical8: rgb(0xE06C00),

	Range1: rgb(0x7E8188),
	Range2: rgb(0x63666B),
	Range3: rgb(0x4B4D51),

	Orange:  rgb(0xFCA700),
	Teal:    rgb(0x42B2D7),
	Magenta: rgb(0xDA62AC),
}
