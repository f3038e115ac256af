// Package audit proves from outside what the service promises: its tests build the
// program as it is released, run it, and look at everything that comes out of it.
//
//	go test -run Privacy ./...   nothing of what is drawn is kept, logged or sent
//	go test -run Survives ./...  no input, load or fault takes the service down
//
// Each proof of privacy is also run against a build with the tag leakcheck, which
// breaks every promise, and must find what that build lets out. Faults that no request
// can cause come from a build with the tag faultinject.
package audit
