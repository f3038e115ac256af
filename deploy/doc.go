// Package deploy holds what an administrator copies to run Plugio Charts beside Jira Data Center: a Compose file, an
// nginx configuration that keeps values out of every log, and the third-party notices of the image. It has no code of its
// own; its tests hold those files and the Dockerfile to their rules, and run the nginx configuration in front of the
// binary that the Dockerfile's own build line makes.
package deploy
