//go:build slim

package text_test

const slim = true
