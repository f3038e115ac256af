package atlassian_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"

	"github.com/plugio/charts/api/atlassian"
)

func ExampleJira() {
	jar, err := atlassian.Jira(atlassian.Config{BasePath: "/charts", Version: "1.2.3"})
	if err != nil {
		fmt.Println(err)
		return
	}
	files, err := zip.NewReader(bytes.NewReader(jar), int64(len(jar)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range files.File[:4] {
		fmt.Println(f.Name)
	}
	// Output:
	// META-INF/MANIFEST.MF
	// META-INF/spring/plugin-context.xml
	// atlassian-plugin.xml
	// js/items.js
}

func ExampleSigner() {
	signer, err := atlassian.NewSigner("Example Ltd", time.Now())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(signer.Sign([]byte("the bytes of a jar"))))
	// Output: 88
}
