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

	"github.com/plugio/charts/api/atlassian"
)

// appCommands are what app can make.
func appCommands() []command {
	return []command{
		{"key", "make the key that signs apps, and its certificate", appKey},
	}
}

// app makes the files that an administrator installs beside the service.
func app(ctx context.Context, p process, args []string) int {
	if len(args) == 0 {
		printAppUsage(p.stderr)
		return exitUsage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		printAppUsage(p.stdout)
		return exitOK
	}
	for _, c := range appCommands() {
		if c.name == args[0] {
			return c.run(ctx, p, args[1:])
		}
	}
	printAppUsage(p.stderr)
	return exitUsage
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
