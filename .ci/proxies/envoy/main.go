// Command envoy holds a configuration of Envoy to the types and the rules of Envoy's own API: a field that does not exist, a
// filter of an unknown type, or a value out of its range is a fault. It starts nothing.
//
//	envoy < envoy.yaml
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	bootstrap "github.com/envoyproxy/go-control-plane/envoy/config/bootstrap/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/access_loggers/stream/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/buffer/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/header_mutation/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/local_ratelimit/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/router/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
	_ "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protopath"
	"google.golang.org/protobuf/reflect/protorange"
	"google.golang.org/protobuf/types/known/anypb"
	"sigs.k8s.io/yaml"
)

func main() {
	if err := check(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(from io.Reader) error {
	text, err := io.ReadAll(from)
	if err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	// Strict: a key that stands twice is a fault too.
	asJSON, err := yaml.YAMLToJSONStrict(text)
	if err != nil {
		return fmt.Errorf("YAML: %w", err)
	}
	var config bootstrap.Bootstrap
	if err := protojson.Unmarshal(asJSON, &config); err != nil {
		return fmt.Errorf("types: %w", err)
	}
	return errors.Join(config.ValidateAll(), checkParts(&config))
}

// checkParts judges what is packed with its type's name, which the rules of the whole do not look into.
func checkParts(whole proto.Message) error {
	var faults []error
	err := protorange.Range(whole.ProtoReflect(), func(values protopath.Values) error {
		message, isMessage := values.Index(-1).Value.Interface().(interface{ Interface() proto.Message })
		if !isMessage {
			return nil
		}
		packed, isPacked := message.Interface().(*anypb.Any)
		if !isPacked {
			return nil
		}
		part, err := packed.UnmarshalNew()
		if err != nil {
			return err
		}
		if judged, has := part.(interface{ ValidateAll() error }); has {
			faults = append(faults, judged.ValidateAll())
		}
		return nil
	})
	return errors.Join(append(faults, err)...)
}
