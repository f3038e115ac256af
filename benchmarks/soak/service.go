package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/plugio/charts/benchmarks/process"
)

// startService builds the program of this module and runs it for the soak alone.
func startService(ctx context.Context, log io.Writer) (s *process.Process, stop func(), err error) {
	dir, err := os.MkdirTemp("", "plugio-soak")
	if err != nil {
		return nil, nil, fmt.Errorf("making a folder: %w", err)
	}
	program := filepath.Join(dir, "plugio-charts")
	if err := process.Build(ctx, program); err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	if s, err = process.Start(process.Serve(program), log); err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, func() { s.Stop(); _ = os.RemoveAll(dir) }, nil
}
