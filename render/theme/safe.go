package theme

// The safe palette: the Data Center neutrals, a triple of Atlassian's chart colours for
// good, warning and bad that stays apart (the worst CIEDE2000 difference over normal
// sight and simulated deuteranopia, protanopia and tritanopia is 22), and categorical
// colours of Okabe and Ito's set, darkened or left out where they have less than
// 3:1 on the page.

var safeLight = safe(dcLight, map[Token]uint32{
	SuccessFill: 0x1D7AFC, SuccessText: 0x0055CC, SuccessTint: 0xE9F2FF,
	WarningFill: 0xE56910, WarningText: 0xA54800, WarningTint: 0xFFF7D6,
	DangerFill: 0x943D73, DangerText: 0x943D73, DangerTint: 0xFFECF8,

	Categorical1: 0x0072B2,
	Categorical2: 0xE56910,
	Categorical3: 0x009E73,
	Categorical4: 0xCC79A7,
	Categorical5: 0x09326C,
	Categorical6: 0xA54800,
	Categorical7: 0x50253F,
	Categorical8: 0x758195,
})

var safeDark = safe(dcDark, map[Token]uint32{
	SuccessFill: 0x42B2D7, SuccessText: 0x85B8FF, SuccessTint: 0x1C2B41,
	WarningFill: 0xF5CD47, WarningText: 0xF5CD47, WarningTint: 0x332E1B,
	DangerFill: 0xE2483D, DangerText: 0xFD9891, DangerTint: 0x42221F,

	Categorical1: 0x56B4E9,
	Categorical2: 0xE69F00,
	Categorical3: 0x009E73,
	Categorical4: 0xCC79A7,
	Categorical5: 0xF0E442,
	Categorical6: 0xD55E00,
	Categorical7: 0xCCE0FF,
	Categorical8: 0x8C9BAB,
})

func safe(base Set, changes map[Token]uint32) Set {
	for token, hex := range changes {
		base[token] = rgb(hex)
	}
	return base
}
