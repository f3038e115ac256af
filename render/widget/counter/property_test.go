package widget

import "pgregory.net/rapid"

func randomCounter(t *rapid.T) *Counter {
	c := NewCounter()
	randomCommon(t, &c.Common)
	c.Value, c.Previous = maybe(t, "value"), maybe(t, "previous")
	c.Delta = DeltaStyle(rapid.IntRange(0, 4).Draw(t, "delta"))
	c.Good = Good(rapid.IntRange(0, 2).Draw(t, "good"))
	c.Comparison = rapid.SampledFrom([]string{"", "vs last sprint", "compared with the same sprint of the year before"}).Draw(t, "comparison")
	c.Align = Align(rapid.IntRange(0, 1).Draw(t, "align"))
	c.Tint = Tint(rapid.IntRange(0, 2).Draw(t, "tint"))
	c.SparkStyle = SparkStyle(rapid.IntRange(0, 2).Draw(t, "spark style"))
	for range rapid.SampledFrom([]int{0, 0, 1, 2, 12, 400}).Draw(t, "history") {
		c.Spark = append(c.Spark, maybe(t, "item"))
	}
	return c
}
