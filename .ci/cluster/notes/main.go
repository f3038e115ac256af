// Command notes prints what Helm tells an administrator after it has installed a chart, without a cluster:
//
//	notes CHART [NAME=VALUE...]
package main

import (
	"fmt"
	"os"
	"strings"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/strvals"
)

func main() {
	if err := show(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func show(path string, settings []string) error {
	chart, err := loader.Load(path)
	if err != nil {
		return fmt.Errorf("loading the chart: %w", err)
	}
	values, err := strvals.Parse(strings.Join(settings, ","))
	if err != nil {
		return fmt.Errorf("reading the values: %w", err)
	}
	install := action.NewInstall(&action.Configuration{})
	install.DryRun, install.ClientOnly = true, true
	install.ReleaseName, install.Namespace = "jira-charts", "default"
	if install.KubeVersion, err = chartutil.ParseKubeVersion("v1.33.0"); err != nil {
		return fmt.Errorf("reading the cluster's version: %w", err)
	}
	release, err := install.Run(chart, values)
	if err != nil {
		return fmt.Errorf("rendering: %w", err)
	}
	fmt.Println(release.Info.Notes)
	return nil
}
