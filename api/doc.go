// Package api serves the pictures over HTTP: routes, headers, limits, errors as
// pictures, readiness and the orderly stop.
//
//	target, body ──► api/params ──► a widget ──► a render slot ──► bytes ──► answer
//	                                             api/admission       api/monitor sees it
//
// It holds the order in which a request passes through; what needs no request stands in
// packages of its own below: api/admission, api/monitor, api/openapi, api/playground.
//
// Every handler is a plain function from a request to an answer; the router
// (Echo) sees those functions through one line, so it can be replaced without
// touching them. The body is complete before its first byte is sent, and nothing of
// a request survives it. A log line holds an event's code and counters, never a value,
// a label, a URL or an address of a client.
package api
