//go:build slim

package fonts

var large group
