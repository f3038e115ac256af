package apitest

import (
	"encoding/json"
	"strings"
	"testing"
)

// LogLines returns the fields of every line that was logged, without the times.
func LogLines(t testing.TB, log string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for line := range strings.Lines(log) {
		var fields map[string]any
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			t.Fatalf("a log line is not JSON: %q", line)
		}
		delete(fields, "time")
		lines = append(lines, fields)
	}
	return lines
}
