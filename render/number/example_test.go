package number_test

import (
	"errors"
	"fmt"

	"github.com/plugio/charts/render/number"
)

func ExampleParse() {
	v, err := number.Parse("9007199254740993")
	fmt.Println(string(number.NewFormat().Append(nil, v)), err)
	_, err = number.Parse("12,5")
	fmt.Println(errors.Is(err, number.ErrComma))
	// Output:
	// 9,007,199,254,740,993 <nil>
	// true
}

func ExampleParseData() {
	v, err := number.ParseData("n/a")
	fmt.Println(v.Valid(), err)
	// Output: false <nil>
}

func ExampleParseLocale() {
	f := number.NewFormat()
	f.Locale, _ = number.ParseLocale("de-CH")
	fmt.Println(string(f.Append(nil, number.Float(-1234567.5))))
	// Output: −1'234'567.5
}

func ExampleFormat_Append() {
	f := number.NewFormat()
	for _, kind := range []number.Kind{number.Plain, number.Compact, number.Percent, number.Duration, number.Clock} {
		f.Kind = kind
		fmt.Println(string(f.Append(nil, number.Int(212640))))
	}
	// Output:
	// 212,640
	// 213K
	// 21,264,000%
	// 1w 2d 3h 4m
	// 59:04:00
}

func ExampleFormat_AppendShort() {
	f := number.NewFormat()
	v := number.Float(1234567890.12)
	for step := 0; ; step++ {
		s, ok := f.AppendShort(nil, v, step)
		if !ok {
			break
		}
		fmt.Println(string(s))
	}
	// Output:
	// 1,234,567,890.12
	// 1,234,567,890.1
	// 1,234,567,890
	// 1.23B
	// 1.2B
}

func ExampleFormat_AppendChange() {
	s, ok := number.NewFormat().AppendChange(nil, number.Int(100), number.Int(93))
	fmt.Println(string(s), ok)
	_, ok = number.NewFormat().AppendChange(nil, number.Int(0), number.Int(40))
	fmt.Println(ok)
	// Output:
	// −7% true
	// false
}

func ExampleFormat_AppendShare() {
	f := number.NewFormat()
	fmt.Println(string(f.AppendShare(nil, number.Float(99.9), number.Int(100))))
	fmt.Println(string(f.AppendShare(nil, number.Float(0.2), number.Int(100))))
	// Output:
	// 99%
	// <1%
}

func ExampleFormat_Portions() {
	f := number.NewFormat()
	for _, p := range f.Portions(nil, []number.Value{number.Int(2999), number.Int(1)}) {
		fmt.Println(string(f.AppendPortion(nil, p)))
	}
	// Output:
	// 99%
	// <1%
}

func ExampleFormat_Labels() {
	f := number.NewFormat()
	f.Kind = number.Compact
	low, high := number.Int(1_200_000), number.Int(1_201_000)
	l := f.Labels(low, high)
	fmt.Println(string(l.Append(nil, low)), string(l.Append(nil, high)))
	// Output: 1.2M 1.201M
}

func ExampleBetween() {
	fmt.Println(number.Between(number.Int(0), number.Int(60), number.Int(50)).Float())
	// Output: 30
}

func ExampleAppendPrefixed() {
	fmt.Println(string(number.AppendPrefixed(nil, "€", []byte("−12"))))
	fmt.Println(string(number.AppendPrefixed(nil, "NPS ", []byte("−12"))))
	// Output:
	// −€12
	// NPS −12
}
