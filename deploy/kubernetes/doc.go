// Package kubernetes holds a Helm chart. It has no code; its tests render it with Helm, hold what comes out to the types of
// the API, and look for the settings that an administrator relies on. Helm and those types stand in a module of their own,
// .ci/cluster.
package kubernetes

//go:generate cp ../monitoring/alerts.yml files/alerts.yml
