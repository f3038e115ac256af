package widget_test

import (
	"math"
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/widgettest"
)

func TestDuplicateThresholdsKeepTheLast(t *testing.T) {
	c := widget.Common{Thresholds: widgettest.Thresholds(t, "5", theme.DangerFill, "1", theme.SuccessFill, "5", theme.WarningFill)}
	got := c.Sorted()
	if len(got) != 2 || got[1].Color != theme.Of(theme.WarningFill) {
		t.Errorf("%v", got)
	}
}

func TestScale(t *testing.T) {
	data := func(s string) number.Value { return widgettest.Data(t, s) }
	almost := math.Nextafter(1, 0)
	for _, c := range []struct {
		first, last, value string
		at                 float64
		beyond             int
		crosses            bool
	}{
		{"0", "100", "72", 0.72, 0, true},
		{"0", "100", "0", 0, 0, false},
		{"0", "100", "100", 1, 0, false},
		{"0", "100", "-1", 0, -1, false},
		{"0", "100", "101", 1, 1, false},
		{"100", "0", "72", 0.28, 0, true},
		{"100", "0", "101", 0, -1, false},
		{"100", "0", "-1", 1, 1, false},
		{"-50", "50", "0", 0.5, 0, true},
		{"7", "7", "8", 0, 0, false},
		{"0.1", "0.4", "0.25", 0.5, 0, true},
		// No float64 tells these from one another.
		{"0", "9007199254740993", "9007199254740992", almost, 0, true},
		{"0", "9007199254740993", "9007199254740993", 1, 0, false},
		{"0", "9007199254740992", "9007199254740993", 1, 1, false},
		{"9007199254740992", "9007199254740993", "9007199254740992", 0, 0, false},
		{"9007199254740992", "9007199254740993", "9007199254740992.5", 0.5, 0, true},
		{"9007199254740993", "0", "0.000000000001", almost, 0, true},
	} {
		s, v := widget.NewScale(data(c.first), data(c.last)), data(c.value)
		if at := s.At(v); at != c.at {
			t.Errorf("%s on %s to %s is at %v, want %v", c.value, c.first, c.last, at, c.at)
		}
		if beyond, crosses := s.Beyond(v), s.Crosses(v); beyond != c.beyond || crosses != c.crosses {
			t.Errorf("%s on %s to %s: beyond %d, inside %v", c.value, c.first, c.last, beyond, crosses)
		}
	}
	if far := widget.NewScale(number.Float(-9e18), number.Float(9e18)); far.Flat() || far.At(number.Int(0)) != 0.5 {
		t.Errorf("a scale longer than any number: flat %v, zero at %v", far.Flat(), far.At(number.Int(0)))
	}
}
