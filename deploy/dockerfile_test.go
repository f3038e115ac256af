package deploy_test

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const dockerfilePath = "../Dockerfile"

// instruction is one line of a Dockerfile, its continuation lines joined.
type instruction struct {
	keyword string
	rest    string
}

// stage is what one FROM begins.
type stage struct {
	image        string
	name         string
	instructions []instruction
}

func (s stage) all(keyword string) []string {
	var found []string
	for _, in := range s.instructions {
		if in.keyword == keyword {
			found = append(found, in.rest)
		}
	}
	return found
}

func (s stage) last(keyword string) string {
	found := s.all(keyword)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

func parseDockerfile(text string) []stage {
	var stages []stage
	var line strings.Builder
	for raw := range strings.Lines(text) {
		raw = strings.TrimSpace(raw)
		if strings.HasPrefix(raw, "#") || raw == "" {
			continue
		}
		part, continued := strings.CutSuffix(raw, `\`)
		line.WriteString(part)
		if continued {
			continue
		}
		keyword, rest, _ := strings.Cut(line.String(), " ")
		line.Reset()
		stages = addInstruction(stages, instruction{keyword: strings.ToUpper(keyword), rest: strings.TrimSpace(rest)})
	}
	return stages
}

func addInstruction(stages []stage, in instruction) []stage {
	if in.keyword == "FROM" {
		words := strings.Fields(in.rest)
		words = slices.DeleteFunc(words, func(word string) bool { return strings.HasPrefix(word, "--") })
		next := stage{image: words[0]}
		if len(words) == 3 {
			next.name = words[2]
		}
		return append(stages, next)
	}
	if len(stages) == 0 {
		stages = append(stages, stage{})
	}
	current := &stages[len(stages)-1]
	current.instructions = append(current.instructions, in)
	return stages
}

// dockerfileRule is one promise about the image, with an edit that breaks it.
type dockerfileRule struct {
	name     string
	holds    func(build, final stage) error
	old, new string
}

var dockerfileRules = []dockerfileRule{
	{
		name: "the builder has an exact version",
		holds: func(build, _ stage) error {
			if !regexp.MustCompile(`^golang:\d+\.\d+\.\d+(-[a-z0-9.]+)?(@sha256:[0-9a-f]{64})?$`).MatchString(build.image) {
				return fmt.Errorf("image %q", build.image)
			}
			return nil
		},
		old: "golang:1.26.8 AS", new: "golang:latest AS",
	},
	{
		name:  "the image starts from nothing",
		holds: func(_, final stage) error { return want("base", final.image, "scratch") },
		old:   "FROM scratch", new: "FROM alpine:3.22",
	},
	{
		name: "modules are fetched and verified before the sources are copied",
		holds: func(build, _ stage) error {
			download := build.index("RUN", "go mod download && go mod verify")
			sources := build.index("COPY", "cmd ./cmd")
			if download < 0 || sources < 0 || sources < download {
				return fmt.Errorf("download is instruction %d, the first source %d", download, sources)
			}
			return nil
		},
		old: "RUN go mod download && go mod verify\n", new: "",
	},
	{
		name:  "nothing is fetched from an address",
		holds: noRemoteSource,
		old:   "COPY cmd ./cmd", new: "ADD https://example.com/cmd.tar ./cmd",
	},
	{
		name:  "the binary is static",
		holds: buildLineHas("CGO_ENABLED=0"),
		old:   "CGO_ENABLED=0", new: "CGO_ENABLED=1",
	},
	{
		name:  "no path of the builder stays in the binary",
		holds: buildLineHas("-trimpath"),
		old:   "-trimpath", new: "",
	},
	{
		name:  "the binary is stripped",
		holds: buildLineHas("-s -w"),
		old:   "-s -w", new: "",
	},
	{
		name:  "the binary knows its version",
		holds: buildLineHas("-X main.version=${VERSION}"),
		old:   "version=${VERSION}", new: "",
	},
	{
		name:  "the user is numeric and not root",
		holds: func(_, final stage) error { return want("USER", final.last("USER"), "65532:65532") },
		old:   "USER 65532:65532", new: "USER nonroot",
	},
	{
		name: "the health check is the binary itself",
		holds: func(_, final stage) error {
			if !strings.HasSuffix(final.last("HEALTHCHECK"), `CMD ["/plugio-charts", "healthcheck"]`) {
				return fmt.Errorf("HEALTHCHECK %s", final.last("HEALTHCHECK"))
			}
			return nil
		},
		old: `CMD ["/plugio-charts", "healthcheck"]`, new: `CMD curl -f localhost:8080/healthz`,
	},
	{
		name: "the image serves when it is run, and a command can be given instead",
		holds: func(_, final stage) error {
			return errors.Join(
				want("ENTRYPOINT", final.last("ENTRYPOINT"), `["/plugio-charts"]`),
				want("CMD", final.last("CMD"), `["serve"]`),
			)
		},
		old: `ENTRYPOINT ["/plugio-charts"]`, new: `ENTRYPOINT /plugio-charts`,
	},
	{
		name:  "the port is named",
		holds: func(_, final stage) error { return want("EXPOSE", final.last("EXPOSE"), "8080") },
		old:   "EXPOSE 8080", new: "EXPOSE 80",
	},
	{
		name:  "the stop signal is the one the service stops gracefully at",
		holds: func(_, final stage) error { return want("STOPSIGNAL", final.last("STOPSIGNAL"), "SIGTERM") },
		old:   "STOPSIGNAL SIGTERM", new: "STOPSIGNAL SIGKILL",
	},
	{
		name:  "a crash prints no stack words",
		holds: func(_, final stage) error { return want("ENV", final.last("ENV"), "GOTRACEBACK=none") },
		old:   "ENV GOTRACEBACK=none", new: "ENV GOTRACEBACK=all",
	},
	{
		name:  "the image says what it is and of which licence",
		holds: hasLabels,
		old:   "image.licenses=", new: "image.license=",
	},
	{
		name: "licence and notices travel with the binary",
		holds: func(_, final stage) error {
			if final.index("COPY", "LICENSE deploy/NOTICE.md fonts/inter/OFL.txt fonts/noto/OFL-Noto.txt /licenses/") < 0 {
				return errors.New("they are not copied to /licenses/")
			}
			return nil
		},
		old: "COPY LICENSE deploy/NOTICE.md", new: "COPY LICENSE",
	},
}

func (s stage) index(keyword, rest string) int {
	return slices.Index(s.instructions, instruction{keyword: keyword, rest: rest})
}

func TestDockerfile(t *testing.T) {
	text := readFile(t, dockerfilePath)
	for _, rule := range dockerfileRules {
		t.Run(rule.name, func(t *testing.T) {
			stages := parseDockerfile(text)
			if len(stages) != 2 {
				t.Fatalf("%d stages, not 2", len(stages))
			}
			if err := rule.holds(stages[0], stages[1]); err != nil {
				t.Errorf("the shipped file: %v", err)
			}
			broken := strings.Replace(text, rule.old, rule.new, 1)
			if broken == text {
				t.Fatalf("the counter-example changes nothing: %q is not in the file", rule.old)
			}
			stages = parseDockerfile(broken)
			last := len(stages) - 1
			if rule.holds(stages[last-1], stages[last]) == nil {
				t.Errorf("the rule accepts its counter-example %q", rule.new)
			}
		})
	}
}

// TestDockerignore: the builder receives what the Dockerfile copies and, in particular, no history and no settings file.
func TestDockerignore(t *testing.T) {
	var admitted []string
	lines := strings.Fields(regexp.MustCompile(`(?m)^#.*$`).ReplaceAllString(readFile(t, "../.dockerignore"), ""))
	if len(lines) == 0 || lines[0] != "*" {
		t.Fatal("the first pattern must be *, so that what is not named stays outside")
	}
	for _, line := range lines {
		if name, isException := strings.CutPrefix(line, "!"); isException {
			admitted = append(admitted, name)
		}
	}
	var copied []string
	for _, st := range parseDockerfile(readFile(t, dockerfilePath)) {
		for _, sources := range st.contextCopies() {
			copied = append(copied, sources...)
		}
	}
	within := func(name string, roots []string) bool {
		return slices.ContainsFunc(roots, func(root string) bool { return name == root || strings.HasPrefix(name, root+"/") })
	}
	for _, name := range copied {
		if !within(name, admitted) {
			t.Errorf("%s is copied and ignored", name)
		}
	}
	for _, name := range admitted {
		if !within(name, copied) {
			t.Errorf("%s is sent to the builder and not used", name)
		}
	}
}

// contextCopies lists the sources of each COPY that reads the build context.
func (s stage) contextCopies() [][]string {
	var found [][]string
	for _, rest := range s.all("COPY") {
		words := strings.Fields(rest)
		if strings.HasPrefix(words[0], "--from=") {
			continue
		}
		sources := words[:len(words)-1]
		for i := range sources {
			sources[i] = path.Clean(sources[i])
		}
		found = append(found, sources)
	}
	return found
}

func noRemoteSource(build, final stage) error {
	if len(build.all("ADD"))+len(final.all("ADD")) > 0 {
		return errors.New("ADD fetches and unpacks; COPY does not")
	}
	for _, run := range append(build.all("RUN"), final.all("RUN")...) {
		if strings.Contains(run, "curl") || strings.Contains(run, "wget") || strings.Contains(run, "://") {
			return fmt.Errorf("RUN %s", run)
		}
	}
	return nil
}

func buildLineHas(flag string) func(build, final stage) error {
	return func(build, _ stage) error {
		if line := build.last("RUN"); !strings.Contains(line, "go build") || !strings.Contains(line, flag) {
			return fmt.Errorf("the build line has no %s: %s", flag, line)
		}
		return nil
	}
}

func hasLabels(_, final stage) error {
	labels := strings.Join(final.all("LABEL"), " ")
	for _, name := range []string{"title", "description", "vendor", "source", "licenses", "version", "revision"} {
		if !strings.Contains(labels, "org.opencontainers.image."+name+"=") {
			return fmt.Errorf("label %s is missing", name)
		}
	}
	return nil
}
