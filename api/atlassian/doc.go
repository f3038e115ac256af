// Package atlassian makes what an administrator installs in Jira or Confluence Data
// Center: apps without Java, each a jar of a descriptor, plain files and texts. It is the
// only package that knows Atlassian's formats.
//
//	embedded files, base path, version ──► files ──► jar ──► signature
//
// A jar is made from nothing else, so equal inputs give equal bytes. Its formats follow
// Atlassian's published documentation of apps, dashboard items and gadgets; nobody ran
// them in Jira here, and deploy/jira/README.md says what is open.
package atlassian
