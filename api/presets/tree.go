package presets

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// The bounds of what anchors and aliases can make of a small file.
const (
	maxPairs = 250_000 // names with values, each counted as often as it is merged
	maxMerge = 8       // maps merged into each other
)

// tree reads the nodes of a document and notes what is wrong with them.
type tree struct {
	notes []Note
	pairs int
}

// pair is a name and its value, in the file's words.
type pair struct {
	name  string
	line  int
	value *yaml.Node
}

func (t *tree) fault(line int, where, detail string) {
	t.notes = append(t.notes, Note{line, where, detail})
}

// mapping returns the pairs of a node that must be a map. What it merges comes first, and
// what it says itself counts.
func (t *tree) mapping(n *yaml.Node, where, holds string) []pair {
	line := n.Line
	n = follow(n)
	if n.Kind != yaml.MappingNode {
		t.fault(line, where, "must be a map of "+holds)
		return nil
	}
	var all []pair
	at := map[string]int{}
	t.merge(n, where, 0, func(p pair) {
		if i, ok := at[p.name]; ok {
			all[i] = p
			return
		}
		at[p.name] = len(all)
		all = append(all, p)
	})
	return all
}

// follow returns what an alias stands for.
func follow(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// merge passes on the pairs of a map, after those of the maps that it merges.
func (t *tree) merge(n *yaml.Node, where string, depth int, each func(pair)) {
	own := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag == "!!merge" {
			t.mergeFrom(n.Content[i+1], where, depth+1, each)
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := follow(n.Content[i])
		switch {
		case key.Tag == "!!merge":
		case !t.count(n):
			return
		case key.Kind != yaml.ScalarNode || key.Tag == "!!null":
			t.fault(n.Content[i].Line, where, "a name is missing")
		case own[key.Value] > 0:
			t.fault(n.Content[i].Line, where, fmt.Sprintf("the name on line %d stands here again", own[key.Value]))
		default:
			own[key.Value] = n.Content[i].Line
			each(pair{key.Value, n.Content[i].Line, n.Content[i+1]})
		}
	}
}

// mergeFrom merges a map, or each of a list of maps, of which the first counts.
func (t *tree) mergeFrom(n *yaml.Node, where string, depth int, each func(pair)) {
	line := n.Line
	n = follow(n)
	switch {
	case depth > maxMerge:
		t.fault(line, where, fmt.Sprintf("maps are merged into each other more than %d deep", maxMerge))
	case n.Kind == yaml.MappingNode:
		t.merge(n, where, depth, each)
	case n.Kind == yaml.SequenceNode:
		for i := len(n.Content) - 1; i >= 0; i-- {
			if !t.count(n) {
				return
			}
			if one := follow(n.Content[i]); one.Kind == yaml.MappingNode {
				t.merge(one, where, depth, each)
			} else {
				t.fault(n.Content[i].Line, where, "only a map can be merged")
			}
		}
	default:
		t.fault(line, where, "only a map can be merged")
	}
}

// count is false once there are too many pairs, which is noted once.
func (t *tree) count(n *yaml.Node) bool {
	t.pairs++
	if t.pairs == maxPairs+1 {
		t.fault(n.Line, "", fmt.Sprintf("too many names, with those that are merged: at most %d", maxPairs))
	}
	return t.pairs <= maxPairs
}

// noValue also helps with the commonest mistake, a colour that YAML takes for a comment.
const noValue = `has no value: write "" for none, and quotes around what starts with #`

// scalar returns a value as it is written.
func (t *tree) scalar(n *yaml.Node, where string) (text string, ok bool) {
	line := n.Line
	n = follow(n)
	switch {
	case n.Kind != yaml.ScalarNode:
		t.fault(line, where, "must be one value")
	case n.Tag == "!!null":
		t.fault(line, where, noValue)
	case n.Style&yaml.TaggedStyle != 0:
		t.fault(line, where, "a tag has no meaning here")
	default:
		return n.Value, true
	}
	return "", false
}

// list returns the items of a list in the form that a request has them in: separated
// by commas, with a backslash before those that belong to an item.
func (t *tree) list(n *yaml.Node, where string) (text string, ok bool) {
	n = follow(n)
	items := make([]string, 0, len(n.Content))
	ok = true
	for _, item := range n.Content {
		one, good := t.scalar(item, where)
		ok = ok && good && t.count(item)
		items = append(items, protect(one))
	}
	return strings.Join(items, ","), ok
}

// protect puts a backslash before commas that have none.
func protect(item string) string {
	if !strings.Contains(item, ",") {
		return item
	}
	var b strings.Builder
	for i := 0; i < len(item); i++ {
		switch {
		case item[i] == '\\' && i+1 < len(item):
			b.WriteByte(item[i])
			i++
		case item[i] == ',':
			b.WriteByte('\\')
		}
		b.WriteByte(item[i])
	}
	return b.String()
}
