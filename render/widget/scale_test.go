package widget_test

import (
	"testing"

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
