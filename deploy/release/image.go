package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// The types of the OCI image specification.
const (
	typeIndex    = "application/vnd.oci.image.index.v1+json"
	typeManifest = "application/vnd.oci.image.manifest.v1+json"
	typeConfig   = "application/vnd.oci.image.config.v1+json"
	typeLayer    = "application/vnd.oci.image.layer.v1.tar"
)

type descriptor struct {
	MediaType   string            `json:"mediaType"`
	Digest      string            `json:"digest"`
	Size        int               `json:"size"`
	Platform    map[string]string `json:"platform,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
}

// imageConfig says how the image runs, as the end of the Dockerfile does; a test compares the two.
type imageConfig struct {
	Created      time.Time       `json:"created"`
	Architecture string          `json:"architecture"`
	OS           string          `json:"os"`
	Config       containerConfig `json:"config"`
	RootFS       rootFS          `json:"rootfs"`
}

type containerConfig struct {
	User         string
	ExposedPorts map[string]struct{}
	Env          []string
	Entrypoint   []string
	Cmd          []string
	Labels       map[string]string
	StopSignal   string
	Healthcheck  healthCheck
}

// healthCheck is Docker's own extension; its times are nanoseconds.
type healthCheck struct {
	Test                           []string
	Interval, Timeout, StartPeriod time.Duration
	Retries                        int
}

type rootFS struct {
	Type    string   `json:"type"`
	DiffIDs []string `json:"diff_ids"`
}

func (r *release) containerConfig() containerConfig {
	return containerConfig{
		User:         "65532:65532",
		ExposedPorts: map[string]struct{}{"8080/tcp": {}},
		Env:          []string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "GOTRACEBACK=none"},
		Entrypoint:   []string{"/plugio-charts"},
		Cmd:          []string{"serve"},
		Labels: map[string]string{
			"org.opencontainers.image.title":       "Plugio Charts",
			"org.opencontainers.image.description": "Gauges, counters and bars as PNG or SVG from URL parameters. Keeps nothing.",
			"org.opencontainers.image.vendor":      "Plugio",
			"org.opencontainers.image.source":      "https://github.com/plugio/charts",
			"org.opencontainers.image.licenses":    "Apache-2.0",
			"org.opencontainers.image.version":     r.version,
		},
		StopSignal: "SIGTERM",
		Healthcheck: healthCheck{
			Test:     []string{"CMD", "/plugio-charts", "healthcheck"},
			Interval: 10 * time.Second, Timeout: 5 * time.Second, StartPeriod: 5 * time.Second, Retries: 3,
		},
	}
}

// makeImages writes an archive for each Linux processor that is an OCI layout and holds what `docker load` of any version
// reads as well, so that a site without a registry needs no other tool.
func (r *release) makeImages(context.Context) error {
	for _, p := range r.platforms {
		if p.os != "linux" {
			continue
		}
		archive, err := r.image(p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		if err := os.WriteFile(r.name("-image-"+p.String()+".tar.gz"), archive, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (r *release) image(p platform) ([]byte, error) {
	layer, err := r.layer(p)
	if err != nil {
		return nil, err
	}
	blobs := blobStore{}
	layerBlob := blobs.add(typeLayer, layer)
	config, err := blobs.addJSON(typeConfig, imageConfig{
		Created: r.moment, Architecture: p.arch, OS: p.os, Config: r.containerConfig(),
		RootFS: rootFS{Type: "layers", DiffIDs: []string{layerBlob.Digest}},
	})
	if err != nil {
		return nil, err
	}
	manifest, err := blobs.addJSON(typeManifest, map[string]any{
		"schemaVersion": 2, "mediaType": typeManifest, "config": config, "layers": []descriptor{layerBlob},
	})
	if err != nil {
		return nil, err
	}
	name := "plugio-charts:" + r.version
	manifest.Platform = map[string]string{"os": p.os, "architecture": p.arch}
	manifest.Annotations = map[string]string{"org.opencontainers.image.ref.name": r.version, "io.containerd.image.name": "docker.io/library/" + name}
	members, err := jsonMembers(map[string]any{
		"oci-layout":    map[string]string{"imageLayoutVersion": "1.0.0"},
		"index.json":    map[string]any{"schemaVersion": 2, "mediaType": typeIndex, "manifests": []descriptor{manifest}},
		"manifest.json": []map[string]any{{"Config": config.path(), "RepoTags": []string{name}, "Layers": []string{layerBlob.path()}}},
	})
	if err != nil {
		return nil, err
	}
	for file, data := range blobs {
		members = append(members, member{name: file, mode: 0o644, data: data})
	}
	var packed bytes.Buffer
	err = r.writeTarGzip(&packed, members)
	return packed.Bytes(), err
}

// layer is the one file system layer: the program, and the licences.
func (r *release) layer(p platform) ([]byte, error) {
	members, err := read(map[string]string{"plugio-charts": r.program(p)}, 0o755)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for name, source := range r.licences() {
		files["licenses/"+name] = source
	}
	rest, err := read(files, 0o644)
	if err != nil {
		return nil, err
	}
	var layer bytes.Buffer
	err = r.writeTar(&layer, append(members, rest...))
	return layer.Bytes(), err
}

// blobStore holds contents by the path of their digest.
type blobStore map[string][]byte

func (b blobStore) add(mediaType string, data []byte) descriptor {
	d := descriptor{MediaType: mediaType, Digest: fmt.Sprintf("sha256:%x", sha256.Sum256(data)), Size: len(data)}
	b[d.path()] = data
	return d
}

func (b blobStore) addJSON(mediaType string, value any) (descriptor, error) {
	data, err := json.Marshal(value)
	return b.add(mediaType, data), err
}

func (d descriptor) path() string { return "blobs/sha256/" + d.Digest[len("sha256:"):] }

func jsonMembers(values map[string]any) ([]member, error) {
	var members []member
	for name, value := range values {
		data, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		members = append(members, member{name: name, mode: 0o644, data: data})
	}
	return members, nil
}
