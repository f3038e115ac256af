// Package monitoring holds what an administrator imports: alerts.yml are rules for
// Prometheus, dashboard.json a dashboard for Grafana. Both expect the scrape job to be
// called plugio-charts and to read port 9090. Its tests hold them against the metrics
// that the service really has.
package monitoring
