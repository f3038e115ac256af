// Package monitor is what an operator sees of a running service: log lines that are an
// event's code and counters, and metrics on a listener of their own.
//
//	answers, faults ──► Events  ──► one JSON object a line
//	                └─► Metrics ──► GET /metrics, Prometheus text
//
// Neither can hold a value, a label, a URL or an address of a client: codes, routes and
// labels come from closed sets, and nothing else is taken in.
package monitor
