package params_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget/widgettest"
)

// What stands in the picture of an address, and what is read out of it.
func TestWrittenNumbers(t *testing.T) {
	for _, c := range []struct {
		address string
		texts   []string // numbers, units, scale labels, legends and changes, in paint order
		spoken  string
	}{
		// Shares: never all of it for a part, never nothing for some.
		{"bar.png?segments=2999:success:Done,1:danger:Open&show=percent&height=80", []string{"3,000", "Done", "99%", "Open", "<1%"}, "3,000, Done 2,999 (99%), Open 1 (<1%)"},
		{"bar.png?segments=2999:success:Done,1:danger:Open&show=percent&height=80&decimals=1", []string{"3,000.0", "Done", "99.9%", "Open", "<0.1%"}, "3,000.0, Done 2,999.0 (99.9%), Open 1.0 (<0.1%)"},
		{"bar.png?segments=2999:success:Done&total=3000&show=percent&height=80", []string{"99%", "Done", "99%"}, "2,999, 99%, of 3,000, Done 2,999 (99%)"},
		{"bar.png?value=0.9997&max=1&format=percent&decimals=0", []string{"99%"}, "99%, range 0% to 100%"},
		{"bar.png?value=99.97&decimals=0&show=fraction", []string{"99", "/ 100"}, ""},
		{"bar.png?value=99.97%25&decimals=0", []string{"99%"}, "99%, range 0% to 100%"},
		{"bar.png?value=0.2&decimals=0&show=fraction", []string{"<1", "/ 100"}, ""},
		{"bar.png?value=0.0002&format=percent&decimals=0&show=fraction", []string{"<1%", "/ 100%"}, ""},
		{"gauge.png?value=99.97&decimals=0&show=percent&scaleLabels=none", []string{"99%"}, ""},
		{"gauge.png?value=59.98&max=60&decimals=0&show=fraction&scaleLabels=none", []string{"59", "/ 60"}, ""},
		{"gauge.png?value=3580&max=3600&format=duration&show=fraction&scaleLabels=none", []string{"59m", "/ 1h"}, ""},
		{"bar.png?value=-0.3%25&decimals=0&label=Loss", []string{">−1%"}, "Loss: >−1%, range 0% to 100%"},
		{"counter.png?value=-0.3%25&decimals=0", []string{">−1%"}, ">−1%"},
		{"counter.png?value=-0.003&format=percent&decimals=0", []string{">−1%"}, ">−1%"},
		{"counter.png?value=-0.3&suffix=%25&decimals=0", []string{">−1%"}, ">−1%"},
		{"counter.png?value=-0.3&unit=%25&decimals=0", []string{">−1", "%"}, ">−1 %"},
		{"counter.png?value=-99.96%25&decimals=0", []string{"−99%"}, "−99%"},
		{"counter.png?value=-0.3%25&previous=-0.1%25&decimals=0&delta=absolute", []string{">−1%", "0\u00a0pp"}, ">−1%, change 0\u00a0pp"},
		{"counter.png?value=-0.3&decimals=0", []string{"0"}, "0"},
		{"gauge.png?value=-0.3&decimals=0&show=percent&scaleLabels=none", []string{">−1%"}, ">−1, >−1%, range 0 to 100"},
		{"counter.png?value=3&previous=10000&decimals=0", []string{"3", "−99%"}, "3, change −99%"},
		{"counter.png?value=1284.001&previous=1284&decimals=0", []string{"1,284", "0%"}, "1,284, change 0%"},

		// The difference of percentages is one of points; another amount keeps its own.
		{"counter.png?value=72%25&previous=65%25&delta=both", []string{"72%", "+7\u00a0pp (+10.8%)"}, "72%, change +7\u00a0pp (+10.8%)"},
		{"counter.svg?value=72%25&previous=65%25&delta=absolute&text=native", []string{"72%", "+7\u00a0pp"}, "72%, change +7\u00a0pp"},
		{"counter.png?value=72%25&previous=65%25&delta=percent", []string{"72%", "+10.8%"}, "72%, change +10.8%"},
		{"counter.png?value=72%25&previous=0%25", []string{"72%", "+72\u00a0pp"}, "72%, change +72\u00a0pp"},
		{"counter.png?value=0.724&previous=0.65&format=percent&delta=absolute", []string{"72.4%", "+7.4\u00a0pp"}, "72.4%, change +7.4\u00a0pp"},
		{"counter.png?value=72&previous=65&suffix=%25&delta=absolute", []string{"72%", "+7\u00a0pp"}, "72%, change +7\u00a0pp"},
		{"counter.png?value=72&previous=65&delta=both", []string{"72", "+7 (+10.8%)"}, "72, change +7 (+10.8%)"},
		{"counter.png?value=72&previous=65&suffix=pts&delta=absolute", []string{"72pts", "+7pts"}, "72pts, change +7pts"},
		{"counter.png?value=70&previous=72&prefix=$&suffix=M&delta=absolute", []string{"$70M", "−$2M"}, "$70M, change −$2M"},
		{"counter.png?value=70&previous=72&prefix=$&suffix=M&delta=both&decimals=1", []string{"$70.0M", "−$2.0M (−2.8%)"}, "$70.0M, change −$2.0M (−2.8%)"},
		{"counter.png?value=72&previous=70&prefix=NPS&delta=absolute", []string{"NPS72", "NPS+2"}, "NPS72, change NPS+2"},
		{"counter.png?value=72&previous=0&prefix=€&unit=k", []string{"€72", "k", "+€72"}, "€72 k, change +€72"},
		{"counter.png?value=70&previous=72&prefix=$&suffix=M", []string{"$70M", "−2.8%"}, "$70M, change −2.8%"},
		{"counter.png?value=70&previous=72&prefix=$&delta=points", []string{"$70", "−2\u00a0pp"}, "$70, change −2\u00a0pp"},
		{"counter.png?value=70&previous=72&unit=M&delta=absolute", []string{"70", "M", "−2"}, "70 M, change −2"},
		{"counter.png?value=70.2&previous=70&suffix=%2B&delta=absolute&decimals=0", []string{"70+", "0+"}, "70+, change 0+"},

		// Scale.
		{"bar.png?value=0.42&format=percent", []string{"42%"}, "42%, range 0% to 100%"},
		{"gauge.png?value=0.85&format=percent", []string{"0%", "100%", "85%"}, "85%, range 0% to 100%"},
		{"counter.svg?value=72%25&format=percent", []string{"72%"}, "72%"},
		{"counter.svg?value=72%25", []string{"72%"}, "72%"},
		{"counter.svg?value=72%25&locale=de", []string{"72\u00a0%"}, "72\u00a0%"},
		{"counter.svg?value=72%25&suffix=pts", []string{"72pts"}, "72pts"},
		{"gauge.png?value=33&max=60&thresholds=0:danger,50%25:warning,80%25:success&scaleLabels=thresholds&height=240", []string{"0", "60", "30", "48", "33"}, "33, warning, range 0 to 60"},
		{"gauge.png?value=33&max=60&target=50%25", []string{"0", "60", "33"}, "33, range 0 to 60, target 30"},

		// Digits.
		{"gauge.png?min=0.1&max=0.4&value=0.25&decimals=0&thresholds=0.2:warning,0.3:danger&scaleLabels=thresholds&height=240", []string{"0.1", "0.4", "0.2", "0.3", "0"}, "0, warning, range 0.1 to 0.4"},
		{"gauge.png?value=5&max=10&decimals=2", []string{"0", "10", "5.00"}, "5.00, range 0 to 10"},
		{"gauge.png?value=1200500&min=1200000&max=1201000&format=compact", []string{"1.2M", "1.201M", "1.2M"}, ""},
		// An end that the value has not reached is not written as the value is.
		{"gauge.png?value=1000000&min=999000&max=1001000&format=compact", []string{"999K", "1.001M", "1M"}, "1M, range 999K to 1.001M"},
		{"gauge.png?value=1000400&min=999000&max=1001000&format=compact", []string{"999K", "1.001M", "1M"}, "1M, range 999K to 1.001M"},
		{"gauge.png?value=1000600&min=999000&max=1001000&format=compact", []string{"999K", "1.001M", "1.0006M"}, "1.0006M, range 999K to 1.001M"},
		{"gauge.png?value=1000000&min=1001000&max=999000&format=compact", []string{"1M", "999K", "1M"}, "1M, range 1M to 999K"},
		{"gauge.png?value=999400&min=1001000&max=999000&format=compact", []string{"1.001M", "999K", "999.4K"}, ""},
		{"gauge.png?value=-1000000&min=-1001000&max=1000&format=compact", []string{"−1.001M", "1K", "−1M"}, "−1M, range −1.001M to 1K"},
		{"gauge.png?value=1001000&min=999000&max=1001000&format=compact", []string{"999K", "1M", "1M"}, "1M, range 999K to 1M"},
		{"gauge.png?value=1001400&min=999000&max=1001000&format=compact", []string{"999K", "1M", "1M"}, ""},
		{"gauge.png?value=999500&min=999000&max=1001000&format=compact", []string{"999K", "1.001M", "999.5K"}, ""},
		{"gauge.png?value=1000000&min=999000&max=1001000&width=100&height=80", []string{"999K", "1.001M", "1,000,000"}, "1,000,000, range 999,000 to 1,001,000"},
		{"bar.png?value=1000400&min=999000&max=1001000&format=compact&style=bullet&height=60", []string{"1M", "999K", "1.001M"}, "1M, range 999K to 1.001M"},
		{"gauge.png?value=99.97&width=40&height=40", []string{"99.9"}, "99.97, range 0 to 100"},
		{"gauge.png?value=99.97&decimals=0&width=40&height=40", []string{"100"}, "100, range 0 to 100"},
		{"gauge.svg?text=native&value=999600&max=1000000&width=60&height=60", []string{"0", "1M", "999K"}, "999,600, range 0 to 1,000,000"},
		{"bar.png?value=999600&max=1000000&format=compact", []string{"999K"}, "999K, range 0 to 1M"},
		{"counter.png?value=0.30000000000000004", []string{"0.3"}, "0.30000000000000004"},
		{"counter.png?value=1.10000000000000001", []string{"1.1"}, "1.10000000000000001"},
		{"counter.png?value=1.5000000000000", []string{"1.5"}, "1.5000000000000"},
		{"counter.png?value=12.50", []string{"12.50"}, "12.50"},
		{"counter.png?value=1234&format=compact&locale=de", []string{"1234"}, "1234"},
		{"counter.png?value=1234&format=compact&locale=ja", []string{"1234"}, "1234"},
		{"counter.png?value=1234&format=compact&locale=zh", []string{"1234"}, "1234"},
		{"counter.png?value=1234&format=compact&locale=eu", []string{"1234"}, "1234"},
		{"counter.png?value=1234&format=compact&locale=de-CH", []string{"1234"}, "1234"},
		{"counter.png?value=29&format=duration", []string{"<1m"}, "<1m"},
		{"counter.png?value=0&format=duration", []string{"0m"}, "0m"},
		{"counter.png?value=-12&prefix=€", []string{"−€12"}, "−€12"},
		{"counter.png?value=-12&prefix=NPS%20", []string{"NPS−12"}, "NPS−12"},
		{"gauge.png?value=-12&min=-20&max=0&prefix=$", []string{"−20", "0", "−$12"}, "−$12, range −20 to 0"},

		{"gauge.png?value=72&suffix=%25", []string{"0", "100", "72%"}, "72%, range 0 to 100"},
		{"gauge.png?value=72&unit=%25", []string{"0", "100", "72", "%"}, "72 %, range 0 to 100"},
		{"gauge.png?value=72%25&target=80", []string{"0%", "100%", "72%"}, "72%, range 0% to 100%, target 80%"},
		{"gauge.png?value=72&target=80&prefix=€&show=fraction", []string{"0", "100", "€72", "/ €100"}, "€72, range 0 to 100, target 80"},

		// Segments.
		{"bar.png?segments=12:success:Done,n/a:danger:Open&height=80", []string{"12", "Done", "12", "Open", "—"}, "12, Done 12 (100%), Open no data"},
		{"bar.png?segments=12:success:Done,n/a:danger:Open&height=80&show=both", []string{"12", "Done", "12 · 100%", "Open", "—"}, ""},
		{"bar.png?segments=n/a:success:Done&height=80", []string{"—", "Done", "—"}, "no data, Done no data"},
		{"bar.png?segments=12:success:Done,8:warning:More&total=10&show=fraction&height=80", []string{"20", "/ 10", "Done", "12", "More", "8"}, "20, of 10, Done 12 (120%), More 8 (80%)"},
		{"bar.png?segments=12:success:Done,8:warning:More&total=10&show=percent&height=80", []string{"200%", "Done", "120%", "More", "80%"}, ""},
		{"bar.png?segments=12:success:Done,8:warning:More&total=20&show=fraction&height=80", []string{"20", "/ 20", "Done", "12", "More", "8"}, "20, Done 12 (60%), More 8 (40%)"},
		{"bar.png?segments=50%25:green:Done,20%25:red:Open&height=80", []string{"70%", "/ 100%", "Done", "50%", "Open", "20%"}, "70%, of 100%, Done 50%, Open 20%"},
		// Amounts that are shares of the whole add up to it where they are rounded, and are said once.
		{"bar.png?segments=66.5%25:green:Done,33.5%25:red:Open&decimals=0&height=80", []string{"100%", "Done", "67%", "Open", "33%"}, "100%, Done 67%, Open 33%"},
		{"bar.png?segments=66.5%25:green:Done,33.5%25:red:Open&height=80", []string{"100.0%", "Done", "66.5%", "Open", "33.5%"}, "100.0%, Done 66.5% (67%), Open 33.5% (33%)"},
		{"bar.png?segments=66.5%25:green:Done,33.5%25:red:Open&decimals=0&show=both&height=80", []string{"100%", "Done", "67%", "Open", "33%"}, ""},
		{"bar.png?segments=66.5%25:green:Done,33.5%25:red:Open&decimals=0&suffix=~&height=80", []string{"100~", "Done", "67~", "Open", "33~"}, "100~, Done 67~ (67%), Open 33~ (33%)"},
		{"bar.png?segments=66.5%25:green:Done,13.5%25:red:Open&decimals=0&height=80", []string{"80%", "/ 100%", "Done", "67%", "Open", "14%"}, ""},
		{"bar.png?segments=0.665:green:Done,0.335:red:Open&format=percent&decimals=0&height=80", []string{"100%", "Done", "67%", "Open", "33%"}, "100%, Done 67%, Open 33%"},
		{"bar.png?segments=66.5:green:Done,33.5:red:Open&total=100&decimals=0&show=both&height=80", []string{"100", "Done", "67 · 67%", "Open", "33 · 33%"}, ""},
		{"bar.png?segments=0.5:success:A,0.25:danger:B&format=percent&height=60&width=400", []string{"75%", "/ 100%", "A", "50%", "B", "25%"}, "75%, of 100%, A 50%, B 25%"},
		{"bar.png?segments=0.5:success:A,0.75:danger:B&format=percent&height=60&width=400", []string{"125%", "A", "50%", "B", "75%"}, "125%, A 50% (40%), B 75% (60%)"},
		// A sum of something is not nothing.
		{"bar.png?segments=0.2:green:Done,0.2:red:Open&decimals=0&height=80", []string{"<1", "Done", "<1", "Open", "<1"}, "<1, Done <1 (50%), Open <1 (50%)"},
		{"bar.png?segments=0.4:green:Done,0.4:red:Open&decimals=0&height=80", []string{"1", "Done", "<1", "Open", "<1"}, ""},
		{"bar.png?segments=0:green:Done,0:red:Open&decimals=0&height=80", []string{"0", "Done", "0", "Open", "0"}, "0, Done 0 (0%), Open 0 (0%)"},
		{"bar.png?segments=0.2%25:green:Done&decimals=0&show=both&height=80", []string{"<1%", "Done", "<1%"}, "<1%, of 100%, Done <1%"},

		// Fractions and status.
		{"gauge.png?value=72%25&show=both&scaleLabels=none", []string{"72%"}, "72%, range 0% to 100%"},
		{"gauge.png?value=42&max=60&show=fraction&scaleLabels=none", []string{"42", "/ 60"}, "42, range 0 to 60"},
		{"gauge.png?value=42&max=60&show=fraction&unit=pts&scaleLabels=none", []string{"42", "/ 60\u00a0pts"}, "42 pts, range 0 to 60"},
	} {
		name, query, _ := strings.Cut(c.address, "?")
		name, ending, _ := strings.Cut(name, ".")
		format := render.PNG
		if ending == "svg" {
			format = render.SVG
		}
		r, problems := params.Decode(name, query, format)
		if len(problems) > 0 {
			t.Errorf("%s: %v", c.address, messages(problems))
			continue
		}
		sc := widgettest.Drawn(t, r.Widget)
		if diff := cmp.Diff(c.texts, numbers(sc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.address, diff)
		}
		if c.spoken != "" && sc.Description != c.spoken {
			t.Errorf("%s is read out as %q, want %q", c.address, sc.Description, c.spoken)
		}
	}
}

// numbers are the texts of a scene but for labels and titles.
func numbers(sc *scene.Scene) []string {
	var all []string
	for i := range sc.Len() {
		sh := sc.Shape(i)
		switch sh.Role {
		case scene.Number, scene.Unit, scene.ScaleLabel, scene.Legend, scene.Delta:
			if text := sc.Run(sh).Text; sh.IsRun() && text != "" {
				all = append(all, text)
			}
		}
	}
	return all
}

func TestStatusIsTold(t *testing.T) {
	for _, c := range []struct {
		address string
		label   []string
		glyphs  int
	}{
		{"gauge?value=60&label=Load&thresholds=0:green,50:amber:At risk", []string{"Load"}, 1},
		{"gauge?value=60&label=Load&thresholds=0:green,50:amber:At risk&status=name", []string{"Load · At risk"}, 1},
		{"gauge?value=60&thresholds=0:green,50:amber:At risk&status=name", []string{"At risk"}, 1},
		{"gauge?value=60&thresholds=0:green,50:amber&status=name", []string{"warning"}, 1},
		{"gauge?value=60&label=Load&thresholds=0:green,50:amber:At risk&status=none", []string{"Load"}, 0},
		{"gauge?value=160&thresholds=0:green,50:amber:At risk&status=name", []string{"At risk"}, 1},
		{"gauge?value=n/a&label=Load&thresholds=0:green,50:amber:At risk&status=name", []string{"Load"}, 0},
		{"bar?value=60&label=Load&thresholds=0:green,50:amber:At risk&status=name", []string{"Load · At risk"}, 1},
		{"bar?value=60&label=Load&thresholds=0:green,50:amber:At risk&status=none", []string{"Load"}, 0},
		{"counter?value=60&label=Load&thresholds=0:green,50:amber:At risk&status=name", []string{"Load · At risk"}, 1},
		{"counter?value=60&label=Load&thresholds=0:green,50:amber:At risk&tint=tile", []string{"Load"}, 1},
		{"counter?value=60&label=Load&thresholds=0:green,50:amber:At risk&tint=tile&status=none", []string{"Load"}, 0},
	} {
		name, query, _ := strings.Cut(c.address, "?")
		sc := widgettest.Drawn(t, mustDecode(t, name, query).Widget)
		glyphs := min(len(widgettest.Shapes(sc, scene.Status)), 1)
		if labels := widgettest.Texts(sc, scene.Label); glyphs != c.glyphs || !cmp.Equal(labels, c.label) {
			t.Errorf("%s: labels %q and %d glyphs, want %q and %d", c.address, labels, glyphs, c.label, c.glyphs)
		}
	}
}
