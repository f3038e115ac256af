package api

import (
	"strconv"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

func TestTagMatches(t *testing.T) {
	const tag = `"0123456789abcdef"`
	tests := []struct {
		name   string
		fields []string
		want   bool
	}{
		{"absent", nil, false},
		{"empty", []string{""}, false},
		{"same", []string{tag}, true},
		{"weak", []string{"W/" + tag}, true},
		{"asterisk", []string{"*"}, true},
		{"asterisk with spaces", []string{" * "}, true},
		{"asterisk in a list is no tag", []string{"*, " + tag}, false},
		{"other", []string{`"0123456789abcdee"`}, false},
		{"without quotes", []string{"0123456789abcdef"}, false},
		{"second of a list", []string{`"a", ` + tag}, true},
		{"list without spaces", []string{`"a",W/"b",` + tag + `,"c"`}, true},
		{"comma inside a tag", []string{`"a,b", ` + tag}, true},
		{"within another tag", []string{`"x0123456789abcdef"`}, false},
		{"empty tag first", []string{`"", ` + tag}, true},
		{"second field", []string{`"a"`, tag}, true},
		{"unclosed", []string{`"0123456789abcdef`}, false},
		{"after something that is no tag", []string{`x, ` + tag}, false},
		{"lower-case weak mark", []string{"w/" + tag}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tagMatches(tt.fields, tag); got != tt.want {
				t.Errorf("tagMatches(%q) = %v, want %v", tt.fields, got, tt.want)
			}
		})
	}
}

func TestEntityTagTellsBuildsAndConfigurationsApart(t *testing.T) {
	base := DefaultConfig()
	base.Build = "1.0.0"
	newer, smaller, cached, padded := base, base, base, base
	padded.Padding = render.PowerOfTwo
	newer.Build = "1.0.1"
	smaller.MaxPixels = 1_000_000
	cached.Cache = NoStore
	if entityTag(base) != entityTag(cached) {
		t.Error("the tag depends on a setting that changes no picture")
	}
	if entityTag(base) == entityTag(newer) {
		t.Error("two builds have the same tag")
	}
	for unit := range 2 {
		house, faults := params.NewHouse(params.Rules{Defaults: []params.Pair{{Name: "unit", Value: strconv.Itoa(unit)}}})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		housed := base
		housed.House = house
		if tag := entityTag(housed); tag == entityTag(base) || tag == entityTag(newer) {
			t.Error("the tag does not depend on the house")
		} else {
			newer = housed
		}
	}
	if entityTag(base) == entityTag(padded) {
		t.Error("pictures that are filled up have the tag of those that are not")
	}
	if entityTag(base) == entityTag(smaller) {
		t.Error("two limits of size have the same tag")
	}
}
