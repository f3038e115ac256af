// Package admission decides how much is drawn at once, and notices a drawing that does
// not end.
//
//	request ──► a place to wait ──► Slots, by the picture's size ──► drawing ──► Release
//	            none left, or too long: refused                      Watchdog: stuck
//
// It knows nothing of HTTP and nothing of pictures but how many pixels they have.
package admission
