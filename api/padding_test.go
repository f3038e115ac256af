package api

import (
	"net/http"
	"strconv"
	"testing"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/render"
)

// All that is said of a picture's length and tag is of the picture that is filled up, and
// refusals are as long as others.
func TestPaddingInAnswers(t *testing.T) {
	padded := newService(t, func(c *Config) { c.Padding = 4096 })
	plain := newService(t)
	if padded.tag == plain.tag {
		t.Error("the tag is that of pictures without padding")
	}
	for _, format := range []render.Format{render.PNG, render.SVG} {
		target := "/bar." + format.String() + "?value=7"
		resp := get(t, padded, target)
		body := apitest.Body(t, resp)
		if len(body)%4096 != 0 || resp.Header.Get("Content-Length") != strconv.Itoa(len(body)) || resp.Header.Get("Etag") != padded.tag {
			t.Errorf("%s: %d bytes, header %v", target, len(body), resp.Header)
		}
		if want := apitest.Body(t, get(t, plain, target)); len(want)%4096 == 0 || apitest.Size(t, format.ContentType(), body) != apitest.Size(t, format.ContentType(), want) {
			t.Errorf("%s: not the size that it has without", target)
		}
		head := call{Method: http.MethodHead, Target: target}.To(t, padded)
		if head.Header.Get("Content-Length") != strconv.Itoa(len(body)) || len(apitest.Body(t, head)) != 0 {
			t.Errorf("HEAD %s: header %v", target, head.Header)
		}
		same := call{Target: target, Header: http.Header{"If-None-Match": {padded.tag}}}.To(t, padded)
		if same.StatusCode != http.StatusNotModified || same.Header.Get("Content-Length") != "" {
			t.Errorf("%s, known: %d, header %v", target, same.StatusCode, same.Header)
		}
		for _, wrong := range []string{"/bar." + format.String() + "?value=x", "/nothing." + format.String()} {
			if refusal := apitest.Body(t, get(t, padded, wrong)); len(refusal)%4096 != 0 {
				t.Errorf("%s: a refusal of %d bytes", wrong, len(refusal))
			}
		}
	}
	for key, picture := range padded.prepared {
		if len(picture)%4096 != 0 {
			t.Errorf("the prepared picture of a %d for %s has %d bytes", key.status, key.widget, len(picture))
		}
	}
}
