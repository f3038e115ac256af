// Package jiratest stands in for a Jira Data Center, for tests: the REST resources that
// the dashboard items read, and a dashboard page that runs the items of a jar as Jira's
// does, with a batch of scripts, a module loader, stored preferences and a theme.
//
//	jira, err := jiratest.New(jar)
//	jira.Answer("project = X", jiratest.Found{Total: 42})
//	server := httptest.NewServer(jira)   // open server.URL + jiratest.View{}.Path()
//
// It is made after published descriptions of Jira 9 to 11 and was never compared with one.
package jiratest
