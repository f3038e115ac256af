package theme

// The Data Center colours: the tokens that AUI 10 ships, but for what a comment says.

var dcLight = Set{
	Surface:      rgb(0xFFFFFF),
	Text:         rgb(0x172B4D),
	TextSubtle:   rgb(0x44546F),
	TextSubtlest: rgb(0x626F86),
	Track:        rgb(0xDCDFE4), // accent.gray.subtler: background.neutral is invisible at 1.1:1
	Tick:         rgb(0x758195),
	Border:       rgb(0xDCDFE4),
	Ink:          rgb(0x091E42),

	SuccessFill:     rgb(0x1F845A),
	WarningFill:     rgb(0xCD8400), // own amber, 3.05:1 on white: chart.warning is muddy beside the others
	DangerFill:      rgb(0xC9372C),
	InformationFill: rgb(0x0C66E4),
	DiscoveryFill:   rgb(0x6E5DC6),
	NeutralFill:     rgb(0x44546F),

	SuccessText:     rgb(0x216E4E),
	WarningText:     rgb(0xA54800),
	DangerText:      rgb(0xAE2E24),
	InformationText: rgb(0x0055CC),
	DiscoveryText:   rgb(0x5E4DB2),
	NeutralText:     rgb(0x44546F),

	SuccessTint:     rgb(0xDCFFF1),
	WarningTint:     rgb(0xFFF7D6),
	DangerTint:      rgb(0xFFECEB),
	InformationTint: rgb(0xE9F2FF),
	DiscoveryTint:   rgb(0xF3F0FF),
	NeutralTint:     rgb(0xF1F2F4),

	Categorical1: rgb(0x2898BD),
	Categorical2: rgb(0x5E4DB2),
	Categorical3: rgb(0xE56910),
	Categorical4: rgb(0x943D73),
	Categorical5: rgb(0x09326C),
	Categorical6: rgb(0x8F7EE7),
	Categorical7: rgb(0x50253F),
	Categorical8: rgb(0xA54800),

	Range1: rgb(0x8590A2),
	Range2: rgb(0xB3B9C4),
	Range3: rgb(0xDCDFE4),

	Orange:  rgb(0xE56910),
	Teal:    rgb(0x227D9B),
	Magenta: rgb(0xCD519D),
}

var dcDark = Set{
	Surface:      rgb(0x1D2125),
	Text:         rgb(0xB6C2CF),
	TextSubtle:   rgb(0x9FADBC),
	TextSubtlest: rgb(0x8C9BAB),
	Track:        rgb(0x454F59),
	Tick:         rgb(0x738496),
	Border:       rgb(0x333B43),
	Ink:          rgb(0x101214),

	SuccessFill:     rgb(0x2ABB7F),
	WarningFill:     rgb(0xF5CD47),
	DangerFill:      rgb(0xE2483D),
	InformationFill: rgb(0x579DFF),
	DiscoveryFill:   rgb(0x9F8FEF),
	NeutralFill:     rgb(0x9FADBC),

	SuccessText:     rgb(0x7EE2B8),
	WarningText:     rgb(0xF5CD47),
	DangerText:      rgb(0xFD9891),
	InformationText: rgb(0x85B8FF),
	DiscoveryText:   rgb(0xB8ACF6),
	NeutralText:     rgb(0x9FADBC),

	SuccessTint:     rgb(0x1C3329),
	WarningTint:     rgb(0x332E1B),
	DangerTint:      rgb(0x42221F),
	InformationTint: rgb(0x1C2B41),
	DiscoveryTint:   rgb(0x2B273F),
	NeutralTint:     rgb(0x272D33),

	Categorical1: rgb(0x2898BD),
	Categorical2: rgb(0xB8ACF6),
	Categorical3: rgb(0xE56910),
	Categorical4: rgb(0xF797D2),
	Categorical5: rgb(0xCCE0FF),
	Categorical6: rgb(0x8270DB),
	Categorical7: rgb(0xFDD0EC),
	Categorical8: rgb(0xFEC195),

	Range1: rgb(0x738496),
	Range2: rgb(0x596773),
	Range3: rgb(0x454F59),

	Orange:  rgb(0xE56910),
	Teal:    rgb(0x2898BD),
	Magenta: rgb(0xDA62AC),
}
