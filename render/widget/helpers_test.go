package widget_test

import (
	"testing"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
	"github.com/plugio/charts/render/widget/widgettest"
)

func gaugeOf(t testing.TB, value string, set func(*gauge.Gauge)) *scene.Scene {
	t.Helper()
	g := gauge.New()
	g.Value = widgettest.Data(t, value)
	set(g)
	return widgettest.Drawn(t, g)
}

func counterOf(t testing.TB, value, previous string, set func(*counter.Counter)) *scene.Scene {
	t.Helper()
	c := counter.New()
	c.Value, c.Previous = widgettest.Data(t, value), widgettest.Data(t, previous)
	set(c)
	return widgettest.Drawn(t, c)
}

func barOf(t testing.TB, value string, set func(*bar.Bar)) *scene.Scene {
	t.Helper()
	b := bar.New()
	b.Value = widgettest.Data(t, value)
	set(b)
	return widgettest.Drawn(t, b)
}
