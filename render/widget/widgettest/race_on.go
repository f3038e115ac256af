//go:build race

package widgettest

const raceDetector = true
