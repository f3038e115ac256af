package deploy_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plugio/charts/api/apitest"
)

// programGuide is a page whose commands are run in a folder of their own, where the program stands.
func programGuide(t *testing.T, page string) (g *guide, dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Symlink(requireImageBinary(t), filepath.Join(dir, "plugio-charts")); err != nil {
		t.Fatal(err)
	}
	return &guide{t: t, page: page, before: "cd " + dir, env: []string{"PATH=" + dir + ":" + os.Getenv("PATH")}}, dir
}

// TestAppGuides makes the apps as the guides for Jira and Confluence say.
func TestAppGuides(t *testing.T) {
	jira, dir := programGuide(t, "jira/README.md")
	jira.run(jira.commands("## Install", 0))
	unsigned := readFile(t, filepath.Join(dir, "charts.jar"))
	jira.run(jira.inline(`plugio-charts app key -o key.pem --name "Your company"`))
	jira.run(jira.inline("plugio-charts app jira -o charts.jar --base-path /charts --sign key.pem"))
	if signed := readFile(t, filepath.Join(dir, "charts.jar")); signed != unsigned || !strings.HasPrefix(signed, "PK") {
		t.Errorf("%d bytes without and %d with a signature beside them", len(unsigned), len(signed))
	}
	for _, name := range []string{"key.crt", "charts.jar.sig", "charts.jar.crt"} {
		if readFile(t, filepath.Join(dir, name)) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	confluence, dir := programGuide(t, "confluence/README.md")
	confluence.run(confluence.commands("## Install the macros", 0))
	if jar := readFile(t, filepath.Join(dir, "charts.jar")); !strings.HasPrefix(jar, "PK") {
		t.Errorf("Confluence's app begins with %.20q", jar)
	}
	confluence.run("closed=42 all=60\n" + confluence.inline(`plugio-charts draw gauge value="$closed" max="$all" -o done.png`))
	if picture := readFile(t, filepath.Join(dir, "done.png")); !strings.HasPrefix(picture, "\x89PNG") {
		t.Errorf("the picture begins with %.20q", picture)
	}
}

// nginxMachine makes a machine of its own of this process: its network, and what an installed nginx has, as after its
// package's installation, with a certificate and the charts.
const nginxMachine = `
sudo() { "$@"; }
installed=$(mktemp -d) && cp -r /etc/nginx/. "$installed"
for place in /etc/nginx /var/log/nginx /run; do mount -t tmpfs none $place; done
cp -r "$installed/." /etc/nginx && rm -r "$installed"
mkdir /etc/nginx/tls && cp "$CHAIN" /etc/nginx/tls/tls.crt && cp "$KEY" /etc/nginx/tls/tls.key
ip link set lo up
PLUGIO_LISTEN=127.0.0.1:8081 PLUGIO_METRICS_LISTEN=off PLUGIO_BASE_PATH=/charts PLUGIO_DRAIN=0s "$PROGRAM" serve & charts=$!
nginx
trap 'nginx -s stop; kill $charts' EXIT
`

// TestNginxGuide installs the example beside an nginx of the distribution, as the guide says.
func TestNginxGuide(t *testing.T) {
	requireRoot(t)
	requireNginx(t)
	requireTool(t, "curl", "curl")
	requireTool(t, "ip", "iproute2")
	chain, key := apitest.Certificate(t)
	machine := &guide{
		t: t, page: "proxies/README.md", in: []string{requireTool(t, "unshare", "util-linux"), "--mount", "--net"}, before: "cd ..\n" + nginxMachine,
		env: []string{"CHAIN=" + chain, "KEY=" + key, "PROGRAM=" + requireImageBinary(t)},
	}
	ask := "curl -fsS --retry 30 --retry-delay 1 --retry-connrefused --resolve charts.example:443:127.0.0.1 --cacert " + chain + " -o /dev/null -w '%{http_code} %{content_type}\\n' "
	output := machine.run(machine.commands("# Behind a proxy", 0) + ask + "'https://charts.example" + shownPicture + "'\ncat /var/log/nginx/access.log")
	if !strings.Contains(output, "200 image/png") || !strings.Contains(output, `"p":"/charts/gauge.png","s":"200"`) || strings.Contains(output, "label=") {
		t.Errorf("the picture, and what is logged of it:\n%s", output)
	}
}
