package main

import (
	"runtime/debug"
	"testing"
)

func TestBuildOf(t *testing.T) {
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.modified", Value: modified}}
	}
	tests := []struct {
		name   string
		info   debug.BuildInfo
		linked string
		want   build
	}{
		{"nothing known", debug.BuildInfo{}, "", build{"(devel)", "", false}},
		{"a commit", debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: vcs("false")}, "", build{"v1.2.3", "0123abc", true}},
		{"an edited tree", debug.BuildInfo{Main: debug.Module{Version: "v1.2.3+dirty"}, Settings: vcs("true")}, "", build{"v1.2.3+dirty", "0123abc", false}},
		{"set by the linker", debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "1.2.3", build{"1.2.3", "", true}},
	}
	for _, tt := range tests {
		if got := buildOf(&tt.info, tt.linked); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestBuildID(t *testing.T) {
	if got := (build{"1.2.3", "abc", true}).id(); got != "1.2.3 abc" {
		t.Errorf("a release is %q, want the same at every start", got)
	}
	if got := (build{"(devel)", "", false}).id(); len(got) <= len("(devel) ") {
		t.Errorf("an edited tree is %q, want its start in it", got)
	}
}
