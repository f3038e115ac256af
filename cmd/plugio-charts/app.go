package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/plugio/charts/api"
	"github.com/plugio/charts/api/atlassian"
)

// appCommands are what app can make.
func appCommands() []command {
	commands := []command{{"key", "make the key that signs apps, and its certificate", appKey}}
	for _, made := range atlassian.Apps() {
		name := strings.TrimSuffix(made.File, filepath.Ext(made.File))
		commands = append(commands, command{name, "make " + made.Doc, func(_ context.Context, p process, args []string) int {
			return appFile(p, "app "+name, made, args)
		}})
	}
	return commands
}

// app makes the files that an administrator installs beside the service.
func app(ctx context.Context, p process, args []string) int {
	return p.dispatch(ctx, "app", args, appCommands(), printAppUsage)
}

func printAppUsage(w io.Writer) {
	fmt.Fprint(w, "Makes what an administrator installs beside the service.\n\n")
	for _, c := range appCommands() {
		fmt.Fprintf(w, "  plugio-charts app %-12s %s\n", c.name, c.doc)
	}
	fmt.Fprint(w, "\nEach explains itself with --help.\n")
}

const appKeyUsage = `Usage: plugio-charts app key -o KEY.pem [--name NAME]

Makes an Ed25519 key with a certificate of its own that holds for ten years, and writes

  KEY.pem    both, a secret that --sign takes; an existing file is never replaced
  KEY.crt    the certificate alone, for the folder of certificates that the product trusts

NAME is what its administrators read there, Plugio Charts if it is left out.
`

// appKey makes a key for signing.
func appKey(_ context.Context, p process, args []string) int {
	flags := flag.NewFlagSet("app key", flag.ContinueOnError)
	out := flags.String("o", "", "")
	name := flags.String("name", "Plugio Charts", "")
	err := parseAlone(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(p.stdout, appKeyUsage)
		return exitOK
	case err != nil:
		return p.usage("app key", err)
	case filepath.Ext(*out) != ".pem":
		return p.usage("app key", errors.New("where to? -o FILE, with a name that ends in .pem"))
	}
	if err := writeKey(*out, *name); err != nil {
		return p.failure("app key", err)
	}
	return exitOK
}

const appFileUsage = `Usage: plugio-charts %[1]s -o FILE%[2]s [--base-path /charts] [--origin https://HOST] [--sign KEY.pem]

Makes %[3]s.

  --base-path  where the service answers on the product's own host (default /charts);
               empty leaves its address to whoever sets up a picture
  --origin     host that exports and mails, which know none, ask for pictures, such as
               https://wiki.example.com; without it addresses are on the page's own host
  --sign       writes beside FILE the signature FILE.sig and the certificate FILE.crt; KEY.pem
               holds an Ed25519 key and its certificate, see plugio-charts app key
`

// appFile makes one app, and signs it if that was asked for.
func appFile(p process, cmd string, made atlassian.App, args []string) int {
	ending := filepath.Ext(made.File)
	flags := flag.NewFlagSet(cmd, flag.ContinueOnError)
	out := flags.String("o", "", "")
	base := flags.String("base-path", "/charts", "")
	origin := flags.String("origin", "", "")
	key := flags.String("sign", "", "")
	err := parseAlone(flags, args)
	service := api.DefaultConfig()
	service.BasePath = *base
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(p.stdout, appFileUsage, cmd, ending, made.Doc)
		return exitOK
	case err != nil:
		return p.usage(cmd, err)
	case filepath.Ext(*out) != ending:
		return p.usage(cmd, fmt.Errorf("where to? -o FILE, with a name that ends in %s", ending))
	case service.Validate() != nil:
		return p.usage(cmd, errors.New("--base-path: must be empty or segments of letters, digits and -._~, such as /charts"))
	case *origin != "" && !api.IsOrigin(*origin):
		return p.usage(cmd, errors.New("--origin: must be a scheme and a host in small letters, such as https://wiki.example.com"))
	}
	app, err := made.Make(atlassian.Config{BasePath: *base, Origin: *origin, Version: readBuild().version})
	if err != nil {
		return p.failure(cmd, err)
	}
	files := map[string][]byte{*out: app}
	if *key != "" {
		signer, err := readSigner(*key)
		if err != nil {
			return p.usage(cmd, fmt.Errorf("--sign: %w", err))
		}
		files[*out+".sig"] = []byte(signer.Sign(app) + "\n")
		files[*out+".crt"] = signer.Certificate()
	}
	for name, data := range files {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return p.failure(cmd, fmt.Errorf("writing the app: %w", err))
		}
	}
	return exitOK
}

func readSigner(path string) (*atlassian.Signer, error) {
	secret, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return atlassian.ReadSigner(secret)
}

// parseAlone reads a command line that consists of flags.
func parseAlone(flags *flag.FlagSet, args []string) error {
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errors.New("takes flags only, see --help")
	}
	return nil
}

func writeKey(path, name string) error {
	signer, err := atlassian.NewSigner(name, time.Now())
	if err != nil {
		return err
	}
	secret, err := signer.PEM()
	if err != nil {
		return err
	}
	// A replaced key would make every certificate that is trusted already worthless.
	if err := writeNew(path, secret, 0o600); err != nil {
		return fmt.Errorf("writing the key: %w", err)
	}
	if err := os.WriteFile(strings.TrimSuffix(path, ".pem")+".crt", signer.Certificate(), 0o644); err != nil {
		return fmt.Errorf("writing the certificate: %w", err)
	}
	return nil
}

func writeNew(path string, data []byte, mode os.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
