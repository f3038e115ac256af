package widget

import (
	"testing"

	"github.com/plugio/charts/render/theme"
)

func TestDuplicateThresholdsKeepTheLast(t *testing.T) {
	got := sorted(thresholds(t, "5", theme.DangerFill, "1", theme.SuccessFill, "5", theme.WarningFill))
	if len(got) != 2 || got[1].Color != theme.Of(theme.WarningFill) {
		t.Errorf("%v", got)
	}
}
