package main

import (
	"fmt"
	"io"

	analyze "github.com/go-analyze/charts"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

func analyzeColor(c [3]uint8) analyze.Color {
	return analyze.Color{R: c[0], G: c[1], B: c[2], A: 255}
}

// analyzePNG is how go-analyze/charts gives its picture away.
func analyzePNG(w io.Writer, p *analyze.Painter, err error) error {
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	b, err := p.Bytes()
	if err != nil {
		return fmt.Errorf("encoding: %w", err)
	}
	_, err = w.Write(b)
	return err
}

func analyzeGauge(w io.Writer, scale float64) error {
	opt := analyze.NewDoughnutChartOptionWithData([]float64{72, 28})
	opt.Theme = analyze.GetTheme(analyze.ThemeLight).WithSeriesColors([]analyze.Color{analyzeColor(amberRGB), analyzeColor(trackRGB)})
	opt.Title.Text = "Sprint progress 72%"
	opt.Legend.Show = analyze.Ptr(false)
	p := analyze.NewPainter(analyze.PainterOptions{OutputFormat: analyze.ChartOutputPNG, Width: int(300 * scale), Height: int(200 * scale)})
	return analyzePNG(w, p, p.DoughnutChart(opt))
}

func slice(value float64, label string, c [3]uint8) chart.Value {
	fill := drawing.Color{R: c[0], G: c[1], B: c[2], A: 255}
	return chart.Value{Value: value, Label: label, Style: chart.Style{FillColor: fill, StrokeColor: fill}}
}

func wcharczukGauge(w io.Writer, scale float64) error {
	c := chart.DonutChart{
		Title: "Sprint progress", Width: int(300 * scale), Height: int(200 * scale), DPI: 92 * scale,
		Values: []chart.Value{slice(72, "72%", amberRGB), slice(28, "", trackRGB)},
	}
	return c.Render(chart.PNG, w)
}
