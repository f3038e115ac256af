// Package deploy holds what an administrator copies to run Plugio Charts beside Jira and Confluence Data Center: Compose
// files, configurations of proxies that keep values out of every log, monitoring, and the third-party notices of the image.
// It has no code of its own; its tests hold those files and the Dockerfile to their rules, run the configurations in front of
// the binary that the Dockerfile's own build line makes, and walk the guides in a container engine.
package deploy
