package audit_test

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/api/params"
)

// request is one exchange: raw bytes, and whether the picture of an error is all that
// may come back.
type request struct{ name, raw string }

const closing = "Host: charts.example\r\nConnection: close\r\n"

func getting(name, target, header string) request {
	return request{name, "GET " + target + " HTTP/1.1\r\n" + closing + header + "\r\n"}
}

func posting(name, target, kind, body string) request {
	return request{name, fmt.Sprintf("POST %s HTTP/1.1\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", target, closing, kind, len(body), body)}
}

// everywhere puts canaries in every place of a request that can hold one.
func everywhere(c apitest.Canaries) []request {
	var all []request
	all = append(all, inParameters(c)...)
	all = append(all, inHeaders(c)...)
	all = append(all, inBodies(c)...)
	return append(all, inRequestLines(c)...)
}

// some is a seventh of the requests, for a build that leaks at each of them and is slow for that.
func some(all []request) (part []request) {
	for i := 0; i < len(all); i += 7 {
		part = append(part, all[i])
	}
	return part
}

// inParameters asks for every picture with every parameter set to a text, to a
// number, and to a text that is not UTF-8.
func inParameters(c apitest.Canaries) (all []request) {
	for _, widget := range params.Widgets() {
		for _, spec := range params.For(widget) {
			place := widget + " " + spec.Name
			for i, value := range []string{url.QueryEscape(c.Text(place)), c.Number(place), c.Text(place) + "%ff"} {
				format := [...]string{"svg", "png"}[i%2]
				target := "/" + widget + "." + format + "?" + spec.Name + "=" + value
				all = append(all, getting(target, target, ""))
			}
		}
		name, number := c.Text(widget+" name of a parameter"), c.Number(widget+" value")
		for _, query := range []string{
			name + "=1&strict=true", name + "=" + number, "value=" + number + "&value=" + number,
			"value=" + number + number, "thresholds=" + number + ":" + name, "segments=" + number + ":" + name + ":" + name,
			"value=1&description=" + apitest.PercentEncode(name),
		} {
			for _, header := range []string{"", "Accept: application/json\r\n", "Sec-Fetch-Dest: image\r\n"} {
				all = append(all, getting(query, "/"+widget+".svg?"+query, header))
			}
		}
	}
	return all
}

func inHeaders(c apitest.Canaries) (all []request) {
	for _, name := range []string{
		"Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Content-Type", "Cookie", "Expect", "Forwarded", "From", "If-Match",
		"If-Modified-Since", "If-None-Match", "Origin", "Proxy-Authorization", "Range", "Referer", "Sec-Websocket-Key", "Te", "Trailer",
		"Transfer-Encoding", "Upgrade", "User-Agent", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Http-Method-Override", "X-Real-Ip",
		"X-Request-Id", "Traceparent", "Host", "Content-Length",
	} {
		line := name + ": " + c.Text("header "+name) + "\r\n"
		all = append(all, getting("header "+name, "/gauge.svg?value=1", line), getting("header "+name, "/gauge.svg?value=x", line))
	}
	return append(all,
		getting("header's name", "/gauge.svg", c.Text("header's name")+": 1\r\n"),
		getting("header of a size", "/gauge.svg", "X: "+strings.Repeat(c.Text("header of a size"), 1000)+"\r\n"),
		getting("header with a nul", "/gauge.svg", "X: "+c.Text("header with a nul")+"\x00\r\n"),
		getting("address of a client", "/nothing", "X-Forwarded-For: "+c.Number("address")+"\r\n"))
}

func inBodies(c apitest.Canaries) []request {
	const form, json = "application/x-www-form-urlencoded", "application/json"
	text, number := c.Text("body"), c.Number("body")
	return []request{
		posting("form", "/gauge.svg", form, "value="+number+"&label="+text),
		posting("form with a mistake", "/gauge.svg", form, "value="+text),
		posting("json", "/gauge.svg", json, `{"value":`+number+`,"label":"`+text+`"}`),
		posting("json with a mistake", "/gauge.svg", json, `{"value":"`+text+`","`+text+`":{"x":`+number+`}}`),
		posting("broken json", "/gauge.svg", json, `{"`+text),
		posting("large body", "/gauge.svg", form, "label="+strings.Repeat(text, 700)),
		posting("other type", "/gauge.svg", "text/"+text, text),
		posting("body where none belongs", "/healthz", form, text),
		posting("query and body", "/gauge.svg?value="+number, form, "value="+number),
		{"chunks", "POST /gauge.svg HTTP/1.1\r\n" + closing + "Content-Type: " + form + "\r\nTransfer-Encoding: chunked\r\n\r\n" +
			strconv.FormatInt(int64(len(text)), 16) + "\r\n" + text + "\r\nzz" + text},
	}
}

func inRequestLines(c apitest.Canaries) []request {
	text, number := c.Text("request line"), c.Number("request line")
	return []request{
		getting("path", "/"+text, ""), getting("path of a picture", "/"+text+".svg", ""), getting("path and json", "/"+text, "Accept: application/json\r\n"),
		getting("behind a path", "/gauge.png/"+text+"?"+number, ""), getting("escaped", "/"+apitest.PercentEncode(text), ""), getting("malformed", "/%zz"+text, ""),
		getting("fragment", "/gauge.svg?value="+number+"#"+text, ""), getting("dots", "/../"+text+"/../gauge.svg", ""), getting("debug", "/debug/pprof/"+text, ""),
		getting("absolute", "http://"+text+":"+text+"@"+text+"/gauge.svg", ""), getting("long", "/gauge.svg?label="+strings.Repeat(text, 320), ""),
		getting("page", "/?"+text+"="+number, ""), getting("description", "/openapi.json?"+text, ""), getting("health", "/healthz?"+text, ""),
		{"method", text + " /gauge.svg HTTP/1.1\r\n" + closing + "\r\n"},
		{"version", "GET /gauge.svg HTTP/" + text + "\r\n" + closing + "\r\n"},
		{"connect", "CONNECT " + text + ":1 HTTP/1.1\r\n" + closing + "\r\n"},
		{"no request", text + "\r\n\r\n"},
		{"binary", "\x16\x03\x01" + text + "\r\n\r\n"},
		{"space", "GET /gauge.svg?label=a " + text + " HTTP/1.1\r\n" + closing + "\r\n"},
		{"trace", "TRACE /gauge.svg?value=" + number + " HTTP/1.1\r\n" + closing + "X: " + text + "\r\n\r\n"},
	}
}

// faults asks the build that can have them for each fault that a request survives.
func faults(c apitest.Canaries) (all []request) {
	for _, fault := range []string{"panic", "index", "error"} {
		text, number := c.Text("fault "+fault), c.Number("fault "+fault)
		query := "description=fault:" + fault + "&value=" + number + "&label=" + text + "&thresholds=" + number + ":danger:" + text
		for _, path := range []string{"/gauge.svg?", "/bar.png?", "/gauge.svg?prefix=" + text + "&"} {
			all = append(all, getting("fault "+fault, path+query, "Accept: */*\r\n"), getting("fault "+fault, path+query, "Accept: application/json\r\n"))
		}
	}
	return all
}
