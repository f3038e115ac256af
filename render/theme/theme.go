package theme

import "image/color"

// Mode says which page the picture stands on.
type Mode uint8

// Light and dark pages, and pages that decide for themselves: with Auto an SVG
// carries both sets of colours, and a format that cannot reads it as Light.
const (
	Light Mode = iota
	Dark
	Auto
)

// Token is the part a colour plays.
type Token uint8

// Neutral tokens, then status tokens in three steps (fill for shapes, text for
// words, tint for what lies behind words), then categorical ones.
const (
	Surface Token = iota
	Text
	TextSubtle
	TextSubtlest
	Track
	Tick
	Border
	// Ink is the darkest colour, for words on fills.
	Ink

	SuccessFill
	WarningFill
	DangerFill
	InformationFill
	DiscoveryFill
	NeutralFill

	SuccessText
	WarningText
	DangerText
	InformationText
	DiscoveryText
	NeutralText

	SuccessTint
	WarningTint
	DangerTint
	InformationTint
	DiscoveryTint
	NeutralTint

	Categorical1
	Categorical2
	Categorical3
	Categorical4
	Categorical5
	Categorical6
	Categorical7
	Categorical8

	// The steps of a scale's background where no threshold gives it a colour, the
	// strongest first.
	Range1
	Range2
	Range3

	// The colours of words that no status goes by.
	Orange
	Teal
	Magenta

	tokens
)

// Set gives every token its colour on one kind of page.
type Set [tokens]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
