package presets

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/plugio/charts/api/params"
)

// MaxSize bounds the file in bytes: some 20,000 presets.
const MaxSize = 4 << 20

// File is a presets file without a fault.
type File struct {
	House *params.House
	// Warnings are what does not stop a service but somebody should look at.
	Warnings []Note
}

// Load reads a file, opening it once. Pictures of more than maxPixels are faults of the
// presets that ask for them; 0 is params.DefaultMaxPixels. The error is a *Faults if
// the file could be read; it names the file without its folder.
func Load(path string, maxPixels int64) (*File, error) {
	data, err := read(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return Parse(filepath.Base(path), data, maxPixels)
}

var errSize = fmt.Errorf("larger than %d MiB", MaxSize>>20)

func read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("no such file")
	case err != nil:
		return nil, reason(err)
	case info.IsDir():
		return nil, errors.New("a folder, not a file")
	case !info.Mode().IsRegular(): // opening a pipe would wait for its other end
		return nil, errors.New("not an ordinary file")
	case info.Size() > MaxSize:
		return nil, errSize
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	switch {
	case err != nil:
		return nil, reason(err)
	case len(data) > MaxSize:
		return nil, errSize
	}
	return data, nil
}

// reason is what the system says, without the path.
func reason(err error) error {
	if wrapped := (*fs.PathError)(nil); errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}
