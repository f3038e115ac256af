package deploy_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// composeFile names every key the shipped files use, so that decoding with KnownFields refuses a misspelt one, which
// would otherwise be a limit that is silently absent.
type composeFile struct {
	Services map[string]composeService `yaml:"services"`
	Networks map[string]composeNetwork `yaml:"networks"`
	Volumes  map[string]struct{}       `yaml:"volumes"`
}

type composeNetwork struct {
	Internal   bool              `yaml:"internal"`
	DriverOpts map[string]string `yaml:"driver_opts"`
}

// composeNetworks are the names of the networks of a service, which may be written as a list or with aliases.
type composeNetworks []string

// UnmarshalYAML reads both forms.
func (n *composeNetworks) UnmarshalYAML(node *yaml.Node) error {
	var names []string
	if node.Kind == yaml.SequenceNode {
		if err := node.Decode(&names); err != nil {
			return err
		}
		*n = names
		return nil
	}
	var joined map[string]struct {
		Aliases []string `yaml:"aliases"`
	}
	if err := node.Decode(&joined); err != nil {
		return err
	}
	*n = slices.Sorted(maps.Keys(joined))
	return nil
}

type composeService struct {
	Image           string             `yaml:"image"`
	Command         []string           `yaml:"command"`
	Build           composeBuild       `yaml:"build"`
	Environment     map[string]string  `yaml:"environment"`
	User            string             `yaml:"user"`
	ReadOnly        bool               `yaml:"read_only"`
	CapDrop         []string           `yaml:"cap_drop"`
	CapAdd          []string           `yaml:"cap_add"`
	SecurityOpt     []string           `yaml:"security_opt"`
	Privileged      bool               `yaml:"privileged"`
	NetworkMode     string             `yaml:"network_mode"`
	PID             string             `yaml:"pid"`
	MemLimit        string             `yaml:"mem_limit"`
	MemSwapLimit    string             `yaml:"memswap_limit"`
	CPUs            float64            `yaml:"cpus"`
	PIDsLimit       int                `yaml:"pids_limit"`
	Ulimits         map[string]int     `yaml:"ulimits"`
	Tmpfs           []string           `yaml:"tmpfs"`
	Volumes         []string           `yaml:"volumes"`
	Ports           []string           `yaml:"ports"`
	Networks        composeNetworks    `yaml:"networks"`
	DependsOn       map[string]any     `yaml:"depends_on"`
	HealthCheck     composeHealthCheck `yaml:"healthcheck"`
	StopGracePeriod string             `yaml:"stop_grace_period"`
	Restart         string             `yaml:"restart"`
	Logging         composeLogging     `yaml:"logging"`
}

type composeBuild struct {
	Context string            `yaml:"context"`
	Args    map[string]string `yaml:"args"`
}

type composeHealthCheck struct {
	Test        []string `yaml:"test"`
	Interval    string   `yaml:"interval"`
	Timeout     string   `yaml:"timeout"`
	Retries     int      `yaml:"retries"`
	StartPeriod string   `yaml:"start_period"`
}

type composeLogging struct {
	Driver  string            `yaml:"driver"`
	Options map[string]string `yaml:"options"`
}

// composeTexts are the Compose files that are used together, in their order.
type composeTexts []string

func (texts composeTexts) replace(old, replacement string) (composeTexts, bool) {
	for i, text := range texts {
		if strings.Contains(text, old) {
			changed := slices.Clone(texts)
			changed[i] = strings.Replace(text, old, replacement, 1)
			return changed, true
		}
	}
	return texts, false
}

// parse merges the files as Compose does: what a later one says of a service is added to it, a network is replaced.
func (texts composeTexts) parse() (composeFile, error) {
	merged := composeFile{Services: map[string]composeService{}, Networks: map[string]composeNetwork{}, Volumes: map[string]struct{}{}}
	for _, text := range texts {
		file, err := parseCompose(text)
		if err != nil {
			return composeFile{}, err
		}
		for name, service := range file.Services {
			if earlier, exists := merged.Services[name]; exists {
				service = earlier.with(service)
			}
			merged.Services[name] = service
		}
		maps.Copy(merged.Networks, file.Networks)
		maps.Copy(merged.Volumes, file.Volumes)
	}
	return merged, nil
}

// with adds what the shipped files say of a service in a second place, which is settings, ports, mounts and networks.
func (s composeService) with(more composeService) composeService {
	settings := map[string]string{}
	maps.Copy(settings, s.Environment)
	maps.Copy(settings, more.Environment)
	s.Environment = settings
	target := func(mount string) string { return strings.Split(mount, ":")[1] }
	s.Volumes = slices.DeleteFunc(slices.Clone(s.Volumes), func(mount string) bool {
		return slices.ContainsFunc(more.Volumes, func(other string) bool { return target(other) == target(mount) })
	})
	s.Volumes = append(s.Volumes, more.Volumes...)
	s.Ports = append(slices.Clone(s.Ports), more.Ports...)
	for _, name := range more.Networks {
		if !slices.Contains(s.Networks, name) {
			s.Networks = append(slices.Clone(s.Networks), name)
		}
	}
	return s
}

func parseCompose(text string) (composeFile, error) {
	var file composeFile
	decoder := yaml.NewDecoder(strings.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		return composeFile{}, fmt.Errorf("decoding the Compose file: %w", err)
	}
	return file, nil
}

var pinnedImage = regexp.MustCompile(`^[a-z0-9./-]+:v?\d+(\.\d+)+(-[a-z0-9.]+)?(@sha256:[0-9a-f]{64})?$`)

func onService(name string, holds func(composeService) error) func(composeFile) error {
	return func(file composeFile) error {
		service, exists := file.Services[name]
		if !exists {
			return fmt.Errorf("there is no service %s", name)
		}
		return holds(service)
	}
}

func onCharts(holds func(composeService) error) func(composeFile) error {
	return onService(chartsName, holds)
}

func onAll(holds func(composeService) error) func(composeFile) error {
	return func(file composeFile) error {
		var errs []error
		for name, service := range file.Services {
			if err := holds(service); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", name, err))
			}
		}
		return errors.Join(errs...)
	}
}

func want[T comparable](what string, got, right T) error {
	if got != right {
		return fmt.Errorf("%s is %v, not %v", what, got, right)
	}
	return nil
}

func noCapability(s composeService) error {
	if !slices.Equal(s.CapDrop, []string{"ALL"}) || len(s.CapAdd) > 0 {
		return fmt.Errorf("cap_drop %v, cap_add %v", s.CapDrop, s.CapAdd)
	}
	return nil
}

func noNewPrivileges(s composeService) error {
	if !slices.Equal(s.SecurityOpt, []string{"no-new-privileges:true"}) {
		return fmt.Errorf("security_opt %v", s.SecurityOpt)
	}
	return nil
}

// graceCoversStop: a stop drains for 5 s and lets requests finish for 10 s.
func graceCoversStop(s composeService) error {
	grace, err := time.ParseDuration(s.StopGracePeriod)
	if err != nil {
		return fmt.Errorf("stop_grace_period: %w", err)
	}
	if grace <= 15*time.Second {
		return fmt.Errorf("stop_grace_period %v ends a stop that may take 15 s", grace)
	}
	return nil
}

func chartsOnInternalNetworks(file composeFile) error {
	networks := file.Services[chartsName].Networks
	if len(networks) == 0 {
		return errors.New("without a network of its own a service joins the default one")
	}
	for _, name := range networks {
		if !file.Networks[name].Internal {
			return fmt.Errorf("network %s leads outside", name)
		}
	}
	return nil
}

// neighbours lists the other services that share a network with the named one.
func neighbours(file composeFile, name string) []string {
	var found []string
	for other, service := range file.Services {
		shares := func(network string) bool { return slices.Contains(service.Networks, network) }
		if other != name && slices.ContainsFunc(file.Services[name].Networks, shares) {
			found = append(found, other)
		}
	}
	slices.Sort(found)
	return found
}

func chartsMeetOnlyTheProxy(file composeFile) error {
	return want("who shares a network with the charts", fmt.Sprint(neighbours(file, chartsName)), "[prometheus proxy]")
}

func databaseMeetsOnlyItsProduct(file composeFile) error {
	if !file.Networks["data"].Internal {
		return errors.New("the database's network leads outside")
	}
	for product, database := range databases(file) {
		if err := want("who shares a network with the database", fmt.Sprint(neighbours(file, database)), "["+product+"]"); err != nil {
			return err
		}
	}
	return nil
}

// databases lists the database of each product in the file.
func databases(file composeFile) map[string]string {
	found := map[string]string{}
	for _, product := range []string{"jira", "confluence"} {
		if _, exists := file.Services[product+"-db"]; exists {
			found[product] = product + "-db"
		}
	}
	return found
}

// knownSettings asks the program itself; a name that it does not have would only be warned of at the start.
func knownSettings(s composeService) error {
	binary, err := imageBinary()
	if err != nil {
		return err
	}
	help, err := exec.Command(binary, "serve", "--help").Output()
	if err != nil {
		return fmt.Errorf("asking for the settings: %w", err)
	}
	for name := range s.Environment {
		if !bytes.Contains(help, []byte(", "+name+"\n")) {
			return fmt.Errorf("%s is no setting", name)
		}
	}
	return nil
}

func basePathIsTheLocation(file composeFile) error {
	base := file.Services[chartsName].Environment["PLUGIO_BASE_PATH"]
	text, err := os.ReadFile(filepath.Join(nginxDir, "charts-server.conf"))
	if err != nil {
		return fmt.Errorf("reading the nginx configuration: %w", err)
	}
	if location := "location ~ ^" + base + "/ {"; !bytes.Contains(text, []byte(location)) {
		return fmt.Errorf("charts-server.conf has no %q", location)
	}
	return nil
}

func boundedLogs(file composeFile) error {
	for _, name := range []string{chartsName, proxyName} {
		options := file.Services[name].Logging.Options
		if options["max-size"] == "" || options["max-file"] == "" {
			return fmt.Errorf("%s: logging options %v", name, options)
		}
	}
	return nil
}

// onlyTheProxyIsPublic: all other ports are this machine's own.
func onlyTheProxyIsPublic(file composeFile) error {
	for name, service := range file.Services {
		for _, published := range service.Ports {
			if local := strings.HasPrefix(published, "127.0.0.1:"); local == (name == proxyName) {
				return fmt.Errorf("%s publishes %s", name, published)
			}
		}
	}
	return nil
}

func imagesPinned(file composeFile) error {
	for name, service := range file.Services {
		if name != chartsName && !pinnedImage.MatchString(service.Image) {
			return fmt.Errorf("%s: image %q", name, service.Image)
		}
	}
	return nil
}

func officialImages(file composeFile) error {
	official := map[string]string{
		"jira": "atlassian/jira-software", "jira-db": "postgres", "confluence": "atlassian/confluence", "confluence-db": "postgres",
		proxyName: "nginx", "prometheus": "prom/prometheus", "grafana": "grafana/grafana", chartsName: chartsName,
	}
	for service, settings := range file.Services {
		if name, _, _ := strings.Cut(settings.Image, ":"); name != official[service] {
			return fmt.Errorf("%s runs %s, not %s", service, name, official[service])
		}
	}
	return nil
}

func noHostNamespace(s composeService) error {
	if s.Privileged || s.NetworkMode != "" || s.PID != "" {
		return fmt.Errorf("privileged %v, network_mode %q, pid %q", s.Privileged, s.NetworkMode, s.PID)
	}
	return nil
}

func noLiteralSecret(s composeService) error {
	for name, value := range s.Environment {
		secret := strings.Contains(name, "PASSWORD") || strings.Contains(name, "SECRET") || strings.Contains(name, "TOKEN")
		if secret && !strings.HasPrefix(value, "${") {
			return fmt.Errorf("%s is written out", name)
		}
	}
	return nil
}
