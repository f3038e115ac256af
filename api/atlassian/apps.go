package atlassian

// App is a file that an administrator installs.
type App struct {
	// File is its name, such as jira.jar.
	File string
	// ContentType is its media type.
	ContentType string
	// Doc says in one line what it is.
	Doc string
	// Make returns its bytes, the same for the same Config.
	Make func(Config) ([]byte, error)
}

const jarType = "application/java-archive"

// Apps are all that can be installed.
func Apps() []App {
	return []App{
		{"jira.jar", jarType, "the app with dashboard items for Jira", Jira},
		{"confluence.jar", jarType, "the app with macros for Confluence", Confluence},
		{"gadget.xml", "application/xml", "the gadget for a Jira that takes one by its address", Gadget},
	}
}
