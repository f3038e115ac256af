package theme

// tokenNames are what an author of a palette calls the tokens.
var tokenNames = [tokens]string{
	Surface: "surface", Text: "text", TextSubtle: "textSubtle", TextSubtlest: "textSubtlest",
	Track: "track", Tick: "tick", Border: "border", Ink: "ink",

	SuccessFill: "success", WarningFill: "warning", DangerFill: "danger",
	InformationFill: "information", DiscoveryFill: "discovery", NeutralFill: "neutral",

	SuccessText: "successText", WarningText: "warningText", DangerText: "dangerText",
	InformationText: "informationText", DiscoveryText: "discoveryText", NeutralText: "neutralText",

	SuccessTint: "successTint", WarningTint: "warningTint", DangerTint: "dangerTint",
	InformationTint: "informationTint", DiscoveryTint: "discoveryTint", NeutralTint: "neutralTint",

	Categorical1: "categorical1", Categorical2: "categorical2", Categorical3: "categorical3", Categorical4: "categorical4",
	Categorical5: "categorical5", Categorical6: "categorical6", Categorical7: "categorical7", Categorical8: "categorical8",

	Range1: "range1", Range2: "range2", Range3: "range3",

	Orange: "orange", Teal: "teal", Magenta: "magenta",
}

// String returns the token's name.
func (t Token) String() string {
	if t >= tokens {
		return ""
	}
	return tokenNames[t]
}

// Tokens lists every token, in the order of their declaration.
func Tokens() []Token {
	all := make([]Token, tokens)
	for t := range tokens {
		all[t] = t
	}
	return all
}
