package params_test

import (
	"net/url"
	"testing"

	"github.com/plugio/charts/api/params"
	"github.com/plugio/charts/render"
)

// What is refused is answered alike whatever it says, or its answer's length would tell something of it.
func TestWordsAreAnsweredAlike(t *testing.T) {
	words := []string{
		"KPNZSDCNWOABZKZDZWPLULKMCY", "2P63NFNF6PUFQP5S5GEBAPFLNZ", "42PZSDCNWOABZKZDZWPLULKMCY", "KPNZSDCNWOABZKZDZWPLULKM42", "KPNZSDCNW42ABZKZDZWPLULKMC",
	}
	for _, widget := range params.Widgets() {
		for _, spec := range params.For(widget) {
			for _, beside := range [][2]string{{"", ""}, {"1,", ""}, {"", ":danger:Late"}, {"5:", ":Late"}, {"5:danger:", ""}} {
				var first []string
				for i, word := range words {
					_, problems := params.Decode(widget, spec.Name+"="+url.QueryEscape(beside[0]+word+beside[1]), render.PNG)
					var said []string
					for _, p := range problems {
						said = append(said, p.Error())
					}
					if i == 0 {
						first = said
					}
					equal(t, widget+" "+spec.Name+" "+beside[0]+word+beside[1], said, first)
				}
			}
		}
	}
}
