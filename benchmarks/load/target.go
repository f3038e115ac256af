package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/plugio/charts/benchmarks"
)

// targets are so many URLs of one picture, each asked for once: value and label differ, and
// the number of letters does not.
func targets(c benchmarks.Case, seed uint64, n int) []string {
	random := rand.New(rand.NewPCG(seed, 1))
	all := make([]string, n)
	for i := range all {
		names := strings.Split(c.Query, "&")
		for j, pair := range names {
			switch name, _, _ := strings.Cut(pair, "="); name {
			case "value":
				names[j] = fmt.Sprintf("value=%d.%d", 10+random.IntN(90), random.IntN(10))
			case "label":
				names[j] = fmt.Sprintf("label=Sprint%%20%06d", random.IntN(1_000_000))
			}
		}
		all[i] = "/" + c.Widget + "." + c.Format.String() + "?" + strings.Join(names, "&")
	}
	return all
}

// fixedTarget is where the Echo server has a body of the picture's size.
func fixedTarget(c benchmarks.Case) string { return c.Name + "." + c.Format.String() }
