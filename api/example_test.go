package api_test

import (
	"fmt"
	"net/http/httptest"

	"github.com/plugio/charts/api"
)

// The handler stands in any server.
func ExampleService_Handler() {
	config := api.DefaultConfig()
	config.BasePath = "/charts"
	service, err := api.New(config)
	if err != nil {
		fmt.Println(err)
		return
	}
	w := httptest.NewRecorder()
	service.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/charts/gauge.svg?value=72", nil))
	fmt.Println(w.Code, w.Header().Get("Content-Type"))
	// Output: 200 image/svg+xml
}
