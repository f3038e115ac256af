package atlassian

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"
)

// file is one entry of a jar.
type file struct {
	name string
	data []byte
}

// entryTime stands on every entry, so that a jar says nothing of when it was made. It
// is the oldest that a zip file can hold.
var entryTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// bundle is an app: how the plugin framework calls it, and its files.
type bundle struct {
	// key identifies the app for ever; the products keep settings under it.
	key, name, description string
	// version is an OSGi version, see osgiVersion.
	version string
	files   []file
}

const vendor = "Plugio"

// emptySpringContext makes the framework treat the app as one whose module types may
// come from other apps, as dashboard items do. Without it they would be missing after a
// restart. Nothing of Spring is used.
const emptySpringContext = `<?xml version="1.0" encoding="UTF-8"?>
<beans xmlns="http://www.springframework.org/schema/beans"
       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
       xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd"/>
`

// jar packs the app. The manifest comes first, since readers of streams look for it
// there.
func (b bundle) jar() ([]byte, error) {
	files := append([]file{
		{"META-INF/MANIFEST.MF", b.manifest()},
		{"META-INF/spring/plugin-context.xml", []byte(emptySpringContext)},
	}, b.files...)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range files {
		entry, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: entryTime})
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.name, err)
		}
		if _, err := entry.Write(f.data); err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("packing the jar: %w", err)
	}
	return buf.Bytes(), nil
}
