// Command manifests reads Kubernetes manifests from its standard input and holds each to the types of the API it belongs to,
// and each pod to the "restricted" level of the pod security standards. It names what it read, and exits with 1 at a fault.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
	podsecurity "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
)

func main() {
	if err := check(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(from io.Reader, to io.Writer) error {
	if err := errors.Join(monitoring.AddToScheme(scheme.Scheme), gateway.Install(scheme.Scheme)); err != nil {
		return fmt.Errorf("adding the types of the extensions: %w", err)
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return fmt.Errorf("reading the pod security standards: %w", err)
	}
	// Strict: a field that the type does not have is a fault, as is one that stands twice.
	decoder := serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()
	documents := yaml.NewYAMLReader(bufio.NewReader(from))
	var faults []error
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return errors.Join(faults...)
		}
		if err != nil {
			return fmt.Errorf("reading a document: %w", err)
		}
		object, kind, err := decoder.Decode(document, nil, nil)
		if runtime.IsMissingKind(err) {
			continue // nothing but comments
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("decoding: %w\n%s", err, document))
			continue
		}
		fmt.Fprintln(to, kind.Kind, object.(meta.Object).GetName())
		faults = append(faults, restricted(evaluator, object))
	}
}

// restricted reports why a pod, or those of a deployment, would not be let into a namespace of the restricted level.
func restricted(evaluator policy.Evaluator, object runtime.Object) error {
	var metadata *meta.ObjectMeta
	var spec *core.PodSpec
	switch typed := object.(type) {
	case *apps.Deployment:
		metadata, spec = &typed.Spec.Template.ObjectMeta, &typed.Spec.Template.Spec
	case *core.Pod:
		metadata, spec = &typed.ObjectMeta, &typed.Spec
	default:
		return nil
	}
	level := podsecurity.LevelVersion{Level: podsecurity.LevelRestricted, Version: podsecurity.LatestVersion()}
	if found := policy.AggregateCheckResults(evaluator.EvaluatePod(level, metadata, spec)); !found.Allowed {
		return fmt.Errorf("%s is not restricted: %s", metadata.Name, found.ForbiddenDetail())
	}
	return nil
}
