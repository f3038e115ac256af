package rendertest

import (
	"context"
	"fmt"
	"image"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Drag presses the mouse's button at the first place, moves over the others and lets go at the
// last. Places are CSS pixels of the viewport. A single place is a click.
func (p *Page) Drag(t testing.TB, places ...image.Point) {
	t.Helper()
	event := func(kind input.DispatchMouseEventType, at image.Point, buttons int64) {
		t.Helper()
		call(t, p, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: float64(at.X), Y: float64(at.Y), Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1,
		})
	}
	event(input.DispatchMouseEventTypeMousePressed, places[0], 1)
	for _, at := range places[1:] {
		event(input.DispatchMouseEventTypeMouseMoved, at, 1)
	}
	event(input.DispatchMouseEventTypeMouseReleased, places[len(places)-1], 0)
}

// Swipe is Drag with a finger.
func (p *Page) Swipe(t testing.TB, places ...image.Point) {
	t.Helper()
	event := func(kind input.DispatchTouchEventType, at ...*input.TouchPoint) {
		t.Helper()
		call(t, p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: append([]*input.TouchPoint{}, at...)})
	}
	kind := input.DispatchTouchEventTypeTouchStart
	for _, at := range places {
		event(kind, &input.TouchPoint{X: float64(at.X), Y: float64(at.Y)})
		kind = input.DispatchTouchEventTypeTouchMove
	}
	event(input.DispatchTouchEventTypeTouchEnd)
}

// call runs a command of the browser.
func call[P, R any](t testing.TB, p *Page, command cdp.Command[P, R], params P) {
	t.Helper()
	run(t, p, "call "+command.Method, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := cdp.Call(ctx, target, command, params); err != nil {
			return fmt.Errorf("call %s: %w", command.Method, err)
		}
		return nil
	}))
}

// PressShifted is Press with the shift key held down.
func (p *Page) PressShifted(t testing.TB, keys string) {
	t.Helper()
	run(t, p, fmt.Sprintf("press shift and %q", keys), chromedp.KeyEvent(keys, chromedp.KeyModifiers(chromedp.ModifierShift)))
}
