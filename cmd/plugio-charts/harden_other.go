//go:build !linux || leakcheck

package main

// harden does nothing: only Linux is a platform to run the service on.
func harden() error { return nil }
