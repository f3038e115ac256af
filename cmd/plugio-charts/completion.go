package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/plugio/charts/api/params"
)

// shellNames are the shells that completion has a script for.
var shellNames = []string{"bash", "zsh", "fish"}

// completion prints what makes a shell complete the program's commands, flags and parameters.
func completion(_ context.Context, p process, args []string) int {
	choice := strings.Join(shellNames, "|")
	if len(args) == 1 && isHelp(args[0]) {
		fmt.Fprintf(p.stdout, "Usage: plugio-charts completion %s\n\nPrints a script for the shell, such as for bash: source <(plugio-charts completion bash)\n", choice)
		return exitOK
	}
	if len(args) != 1 || !slices.Contains(shellNames, args[0]) {
		return p.usage("completion", errors.New("for which shell? "+choice))
	}
	out := bufio.NewWriter(p.stdout)
	switch args[0] {
	case "bash":
		writeBash(out)
	case "zsh":
		writeZsh(out)
	case "fish":
		writeFish(out)
	}
	if err := out.Flush(); err != nil {
		return p.failure("completion", fmt.Errorf("printing the script: %w", err))
	}
	return exitOK
}

// flagNames are the flags of a command that settings give it.
func flagNames(cmd string) []string {
	names := []string{"--help"}
	var only []string
	switch cmd {
	case "draw":
		only = drawSettings
		names = append(names, "-o", "--format")
	case "serve", "healthcheck":
	default:
		return names
	}
	_, table := newSettings(only)
	for _, row := range table {
		names = append(names, "--"+row.flag())
	}
	return names
}

// firstWords are what may follow a command at once.
func firstWords(cmd string) []string {
	switch cmd {
	case "draw":
		return params.Widgets()
	case "app":
		var names []string
		for _, c := range appCommands() {
			names = append(names, c.name)
		}
		return names
	case "completion":
		return shellNames
	}
	return flagNames(cmd)
}

func writeBash(w io.Writer) {
	fmt.Fprint(w, `_plugio_charts() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} name
  COMPREPLY=()
  # The shell takes a parameter apart at its equals sign.
  if [[ $current == = ]]; then name=$before current=''; fi
  if [[ $before == = ]]; then name=${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD == 1)); then
`)
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	fmt.Fprintf(w, "    COMPREPLY=($(compgen -W '%s' -- \"$current\"))\n    return\n  fi\n", strings.Join(names, " "))
	fmt.Fprint(w, "  if ((COMP_CWORD == 2)); then\n    case ${COMP_WORDS[1]} in\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "      %s) COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n", c.name, strings.Join(firstWords(c.name), " "))
	}
	fmt.Fprint(w, "    esac\n    return\n  fi\n  case ${COMP_WORDS[1]}:${COMP_WORDS[2]}:$name in\n")
	for _, widget := range params.Widgets() {
		for _, s := range params.For(widget) {
			if len(s.Values) > 0 {
				fmt.Fprintf(w, "    draw:%s:%s) COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n", widget, s.Name, strings.Join(s.Values, " "))
			}
		}
		fmt.Fprintf(w, "    draw:%s:)\n      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '%s' -- \"$current\")); return; fi\n", widget, strings.Join(flagNames("draw"), " "))
		fmt.Fprintf(w, "      compopt -o nospace 2>/dev/null\n      COMPREPLY=($(compgen -W '%s' -S = -- \"$current\"))\n      ;;\n", strings.Join(parameterNames(widget), " "))
	}
	for _, c := range commands() {
		if c.name != "draw" {
			fmt.Fprintf(w, "    %s:*) COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n", c.name, strings.Join(flagNames(c.name), " "))
		}
	}
	fmt.Fprint(w, "  esac\n}\ncomplete -o default -F _plugio_charts plugio-charts\n")
}

func parameterNames(widget string) []string {
	var names []string
	for _, s := range params.For(widget) {
		names = append(names, s.Name)
	}
	return names
}

func writeZsh(w io.Writer) {
	fmt.Fprint(w, "#compdef plugio-charts\n_plugio_charts() {\n  local -a commands words_ flags\n  commands=(\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "    %s\n", quote(c.name+":"+c.doc))
	}
	fmt.Fprint(w, "  )\n  if ((CURRENT == 2)); then _describe command commands; return; fi\n  case $words[2] in\n")
	for _, c := range commands() {
		if c.name != "draw" {
			fmt.Fprintf(w, "    %s) words_=(%s); flags=(%s) ;;\n", c.name, strings.Join(firstWords(c.name), " "), strings.Join(flagNames(c.name), " "))
		}
	}
	fmt.Fprintf(w, "    draw)\n      if ((CURRENT == 3)); then compadd -- %s; return; fi\n      flags=(%s)\n      case $words[3]:${PREFIX%%%%=*} in\n",
		strings.Join(params.Widgets(), " "), strings.Join(flagNames("draw"), " "))
	for _, widget := range params.Widgets() {
		for _, s := range params.For(widget) {
			if len(s.Values) > 0 {
				fmt.Fprintf(w, "        %s:%s) if compset -P '*='; then compadd -- %s; return; fi ;;\n", widget, s.Name, strings.Join(s.Values, " "))
			}
		}
	}
	fmt.Fprint(w, "      esac\n      case $words[3] in\n")
	for _, widget := range params.Widgets() {
		fmt.Fprintf(w, "        %s) [[ $PREFIX == -* ]] || compadd -S = -- %s ;;\n", widget, strings.Join(parameterNames(widget), " "))
	}
	fmt.Fprint(w, "      esac\n      ;;\n  esac\n  ((CURRENT == 3)) && compadd -- $words_\n  [[ $PREFIX == -* ]] && compadd -- $flags\n  _files\n}\ncompdef _plugio_charts plugio-charts\n")
}

func writeFish(w io.Writer) {
	const program = "complete -c plugio-charts"
	for _, c := range commands() {
		fmt.Fprintf(w, "%s -n __fish_use_subcommand -f -a %s -d %s\n", program, c.name, quote(c.doc))
		for _, name := range flagNames(c.name) {
			kind := "-l " + strings.TrimPrefix(name, "--")
			if short, isShort := strings.CutPrefix(name, "-"); isShort && len(short) == 1 {
				kind = "-s " + short
			}
			fmt.Fprintf(w, "%s -n '__fish_seen_subcommand_from %s' %s\n", program, c.name, kind)
		}
	}
	for _, cmd := range []string{"app", "completion"} {
		fmt.Fprintf(w, "%s -n '__fish_seen_subcommand_from %s' -f -a %s\n", program, cmd, quote(strings.Join(firstWords(cmd), " ")))
	}
	widgets := strings.Join(params.Widgets(), " ")
	fmt.Fprintf(w, "%s -n '__fish_seen_subcommand_from draw; and not __fish_seen_subcommand_from %s' -f -a %s\n", program, widgets, quote(widgets))
	for _, widget := range params.Widgets() {
		for _, s := range params.For(widget) {
			words := s.Name + "="
			for _, value := range s.Values {
				words += " " + s.Name + "=" + value
			}
			fmt.Fprintf(w, "%s -n '__fish_seen_subcommand_from %s' -f -a %s -d %s\n", program, widget, quote(words), quote(s.Doc))
		}
	}
}

// quote makes one word of a text in each of the shells.
func quote(text string) string {
	return "'" + strings.NewReplacer("'", "’", "\n", " ", `\`, "").Replace(text) + "'"
}
