// Package widgettest helps to test what widgets lay out: it makes widgets with random
// options, and reads a scene by the roles of its shapes. It is for tests alone.
package widgettest
