//go:build !faultinject && !leakcheck

package api

// tamper is where the builds that tests make put their faults and their leaks. This
// one has none.
func tamper(*Service) {}
