package widget

import "github.com/plugio/charts/render/scene"

// numberWorth is what the number counts beside other texts, since it goes last.
const numberWorth = 11

// Shown counts the kinds of texts that stand in the picture, and the number as more than all
// the others: what two ways to lay the same picture out are compared by.
func (d *Draft) Shown() (n int) {
	var seen [scene.Message + 1]int
	for i := range d.Scene.Len() {
		sh := d.Scene.Shape(i)
		if !sh.IsRun() && sh.Role != scene.Status || sh.Bounds.Empty() {
			continue
		}
		seen[sh.Role]++
		switch k := seen[sh.Role]; {
		case k == 1 && sh.Role == scene.Number:
			n += numberWorth
		case k == 1, k == 2 && sh.Role == scene.ScaleLabel:
			n++
		}
	}
	return n
}

// Most is what Shown counts where nothing is left out: the wording with its unit, if it is
// wanted, the title, the caption, a status glyph, if there is one, and other kinds of texts.
func (d *Draft) Most(w *Wording, wanted, glyph bool, others int) (n int) {
	n = others
	if wanted && (!w.missing || w.alone != "") {
		n += numberWorth
		if w.unit != "" {
			n++
		}
	}
	for _, there := range [...]bool{d.c.Title != "", d.caption != "", glyph} {
		if there {
			n++
		}
	}
	return n
}

// Way is how a picture is laid out that has no room for all that it is to show.
type Way struct {
	// Untitled gives the title's row to the others, and Plain goes without a history.
	Untitled, Plain bool
	// Smaller sets texts smaller, or at Smallest as small as they may be.
	Smaller uint8
}

// Smallest is the last of the sizes of a Way.
const Smallest = 2

// LayBest lays a picture out in the way that shows the most of its texts; of two that show as
// much it takes the one with a history, then the one with a title, then the one with larger
// texts. lay fills the scene in one way, and returns how much it shows then, and how much there
// is to show. What a picture has not, such as sizes to choose from, makes no other ways.
func LayBest(title, history, sizes bool, lay func(Way) (shown, most int)) {
	best, done, top := Way{}, Way{}, -1
	try := func(way Way) (whole bool) {
		shown, most := lay(way)
		if done = way; shown > top {
			best, top = way, shown
		}
		return shown >= most
	}
	for _, way := range [...]Way{{}, {Plain: true}, {Plain: true, Untitled: true}} {
		if way.Untitled && !title || way.Plain && !way.Untitled && !history {
			continue
		}
		for ; way.Smaller == 0 || sizes && way.Smaller <= Smallest; way.Smaller++ {
			if try(way) {
				return
			}
		}
	}
	if done != best {
		lay(best)
	}
}
