package theme

import (
	"errors"
	"image/color"
	"math"
	"strings"
	"testing"
)

func everySet() map[string]*Set {
	sets := map[string]*Set{}
	for name, p := range map[string]Palette{"dc": DataCenter, "cloud": Cloud, "safe": Safe} {
		sets[name+" light"], sets[name+" dark"] = p.Set(false), p.Set(true)
	}
	return sets
}

func TestEveryTokenHasAColour(t *testing.T) {
	for name, set := range everySet() {
		for token, c := range set {
			if c.A != 0xff {
				t.Errorf("%s: token %d has no opaque colour", name, token)
			}
		}
	}
}

func TestContrast(t *testing.T) {
	white, black := color.NRGBA{255, 255, 255, 255}, color.NRGBA{0, 0, 0, 255}
	for _, c := range []struct {
		a, b color.NRGBA
		want float64
	}{
		{white, black, 21},
		{black, white, 21},
		{white, white, 1},
		{DataCenter.Set(false)[Text], white, 14.1},
		{DataCenter.Set(false)[TextSubtlest], white, 5.1},
		{DataCenter.Set(false)[WarningFill], white, 3.05},
	} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.06 {
			t.Errorf("contrast of %v and %v is %.2f, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestParseColor(t *testing.T) {
	set := DataCenter.Set(false)
	for s, want := range map[string]color.NRGBA{
		"success":      set[SuccessFill],
		"categorical8": set[Categorical8],
		"green":        set[SuccessFill],
		"amber":        set[WarningFill],
		"yellow":       set[WarningFill],
		"red":          set[DangerFill],
		"blue":         set[InformationFill],
		"purple":       set[DiscoveryFill],
		"grey":         set[NeutralFill],
		"gray":         set[NeutralFill],
		"orange":       {0xe5, 0x69, 0x10, 0xff},
		"teal":         {0x22, 0x7d, 0x9b, 0xff},
		"magenta":      {0xcd, 0x51, 0x9d, 0xff},
		"f00":          {0xff, 0, 0, 0xff},
		"#f00":         {0xff, 0, 0, 0xff},
		"0C66E4":       {0x0c, 0x66, 0xe4, 0xff},
		"0c66e480":     {0x0c, 0x66, 0xe4, 0x80},
		"00000000":     {},
	} {
		c, err := ParseColor(s)
		if err != nil || c.In(set) != want {
			t.Errorf("%q is %v, %v, want %v", s, c.In(set), err, want)
		}
		if c.IsZero() {
			t.Errorf("%q is no colour", s)
		}
	}
	for _, s := range []string{
		"", "#", "reddish", "Success", "ff", "ffff", "fffff", "fffffff", "ggg", "#12345g", "0x1234", " f00", "f00 ",
		`red" onload=`, "url(#x)", "+12345", "-12345", "1_2345", "##f00",
	} {
		if c, err := ParseColor(s); !errors.Is(err, ErrColor) || !c.IsZero() {
			t.Errorf("%q is %v, %v, want ErrColor", s, c, err)
		}
	}
}

func TestTokensFollowTheTheme(t *testing.T) {
	c := Of(DangerFill)
	if c.In(DataCenter.Set(false)) == c.In(DataCenter.Set(true)) {
		t.Error("danger is the same on a light and a dark page")
	}
	fixed := Fixed(color.NRGBA{1, 2, 3, 255})
	if fixed.In(DataCenter.Set(false)) != fixed.In(DataCenter.Set(true)) {
		t.Error("a fixed colour changed with the page")
	}
	if token, ok := c.Token(); !ok || token != DangerFill {
		t.Errorf("token %v, %v", token, ok)
	}
	if _, ok := fixed.Token(); ok {
		t.Error("a fixed colour follows a token")
	}
}

func TestColorNamesCanBeParsed(t *testing.T) {
	names := ColorNames()
	if got := strings.Join(names[:6], " "); got != "success warning danger information discovery neutral" || len(names) != 14 {
		t.Errorf("names %v", names)
	}
	words := ColorWords()
	if got := strings.Join(words, " "); got != "green amber yellow red blue purple grey gray orange teal magenta" {
		t.Errorf("words %v", words)
	}
	for _, name := range append(names, words...) {
		if _, err := ParseColor(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOver(t *testing.T) {
	white := color.NRGBA{255, 255, 255, 255}
	for _, c := range []struct{ top, want color.NRGBA }{
		{color.NRGBA{0, 0, 0, 0}, white},
		{color.NRGBA{10, 20, 30, 255}, color.NRGBA{10, 20, 30, 255}},
		{color.NRGBA{0, 0, 0, 128}, color.NRGBA{127, 127, 127, 255}},
	} {
		if got := Over(c.top, white); got != c.want {
			t.Errorf("%v over white is %v, want %v", c.top, got, c.want)
		}
	}
}

func FuzzParseColor(f *testing.F) {
	for _, s := range []string{"success", "f00", "#0c66e480", "zzz", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseColor(s)
		if (err == nil) == c.IsZero() {
			t.Errorf("%q: colour %v with error %v", s, c, err)
		}
	})
}
