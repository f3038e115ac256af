package params

import (
	"strconv"
	"strings"
)

// Code says what kind of mistake a Problem is. The set is closed, so a code may be
// a label of a metric.
type Code uint8

// The codes. Their sentences stand in the table below.
const (
	UnknownWidget Code = iota + 1
	UnknownParameter
	Twice
	TooManyParameters
	InvalidUTF8
	TooLong
	Empty
	NotNumber
	MissingNumber
	DecimalComma
	Grouping
	Hexadecimal
	Underscore
	Infinite
	TooLarge
	NotInteger
	OutOfRange
	NotStep
	TooManyPixels
	NotOneOf
	NotColor
	NotLocale
	TooManyItems
	EmptyItem
	NotForm
	Negative
	NotJSON
	Nested
	NeedleOnRing
	UnknownPreset
	OtherWidget
	Missing
	PercentSign
	PercentScale
	TooDetailed
	Dash
	Semicolon
	NotAlone
	NotSeconds
	lastCode = NotSeconds
)

// sentences gives each code its name and its text; %s is replaced by what the
// table of parameters allows, never by what was sent.
var sentences = [lastCode + 1]struct{ name, text string }{
	UnknownWidget:     {"widget", "unknown widget: use %s"},
	UnknownParameter:  {"unknown", "unknown parameter"},
	Twice:             {"twice", "given twice"},
	TooManyParameters: {"parameters", "too many parameters: at most %s"},
	InvalidUTF8:       {"utf8", "not valid UTF-8"},
	TooLong:           {"long", "too long: at most %s characters"},
	Empty:             {"empty", "may not be empty"},
	NotNumber:         {"number", "not a number"},
	MissingNumber:     {"no-data", "a number is needed here, not a word for missing data"},
	DecimalComma:      {"comma", "use a point as the decimal mark"},
	Grouping:          {"grouping", "leave out grouping separators"},
	Hexadecimal:       {"hex", "use decimal digits, not hexadecimal ones"},
	Underscore:        {"underscore", "leave out underscores"},
	Infinite:          {"infinite", "not a finite number"},
	TooLarge:          {"large", "too large: below 1e16 on either side of zero"},
	NotInteger:        {"integer", "not a whole number in plain digits, %s"},
	OutOfRange:        {"range", "out of range: %s"},
	NotStep:           {"step", "not in steps of %s"},
	TooManyPixels:     {"pixels", "too many pixels: width × height × dpr² is at most %s"},
	NotOneOf:          {"choice", "not one of: %s"},
	NotColor:          {"color", "not a colour: use %s"},
	NotLocale:         {"locale", "not a language tag such as en or de-CH"},
	TooManyItems:      {"items", "too many items: at most %s"},
	EmptyItem:         {"item", "empty item: leave out the comma"},
	NotForm:           {"form", "not of the form %s; a backslash goes before a comma or colon in a name"},
	Negative:          {"negative", "may not be negative"},
	NotJSON:           {"json", "the body is not one JSON object"},
	NeedleOnRing:      {"ring", "a needle needs an arc of 180, 240 or 270: on a full ring both ends of the scale are one"},
	UnknownPreset:     {"preset", "unknown preset"},
	OtherWidget:       {"other-widget", "not a parameter of %s"},
	Missing:           {"missing", "missing, but names were sent that are not known"},
	PercentSign:       {"percent-sign", "a percent sign has no meaning here"},
	PercentScale:      {"percent-scale", "a percentage needs a scale from 0 to 100: leave out the percent sign, or change the scale"},
	TooDetailed:       {"detail", "too many characters of too fine a shape to draw: use fewer or plainer ones"},
	Dash:              {"dash", "not a number: leave it empty where there is no data"},
	Semicolon:         {"semicolon", "a semicolon does not part items: use a comma"},
	NotAlone:          {"alone", "not a number alone: what stands beside it goes into prefix or unit"},
	NotSeconds:        {"seconds", "not a number: a length of time is sent in seconds, such as 5400 for 1h 30m"},
	Nested:            {"nested", "neither text, number, true, false nor null"},
}

// Codes lists every code.
func Codes() []Code {
	all := make([]Code, 0, lastCode)
	for c := Code(1); c <= lastCode; c++ {
		all = append(all, c)
	}
	return all
}

// String returns the code's short name, lower case, such as "range".
func (c Code) String() string {
	if c > lastCode {
		return ""
	}
	return sentences[c].name
}

// Problem is one thing that is wrong with a request. It holds nothing that was sent
// but an unknown name, and that only where it is one slip away from a known one or
// was typed on a command line.
type Problem struct {
	Code Code
	// Parameter is a name from the table, or empty if the problem is the whole
	// request's. For UnknownParameter it is the nearest known name, if one is near.
	Parameter string
	// Item counts from 1 in a parameter that is a list; 0 is the whole of it.
	Item int

	// allowed fills the sentence's gap; it comes from the table or a limit.
	allowed string
	// sent is an unknown name that may be repeated.
	sent string
}

// Detail is the fixed English sentence, without the parameter's name.
func (p Problem) Detail() string {
	if p.Code == 0 || p.Code > lastCode {
		return ""
	}
	text := strings.Replace(sentences[p.Code].text, "%s", p.allowed, 1)
	if p.Code == UnknownParameter {
		if p.sent != "" {
			text += " " + p.sent
		}
		if p.Parameter != "" {
			text += "; the nearest known name is " + p.Parameter
		}
		return text
	}
	if p.Code == UnknownPreset && p.allowed != "" {
		return text + "; the nearest known name is " + p.allowed
	}
	if p.Item > 0 {
		return "item " + strconv.Itoa(p.Item) + ": " + text
	}
	return text
}

// Error is the parameter's name and the sentence, such as "value: not a number".
func (p Problem) Error() string {
	if p.Parameter == "" || p.Code == UnknownParameter {
		return p.Detail()
	}
	return p.Parameter + ": " + p.Detail()
}
