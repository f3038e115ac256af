// Package openapi describes the service in the words of OpenAPI 3.1, for programs that
// generate clients, check requests or list what there is.
//
//	api/params, paths ──► Document ──► {base}/openapi.json
//
// Parameters, their ranges and their examples are read off the table of api/params;
// this package adds paths, bodies and answers.
package openapi
