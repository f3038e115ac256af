// Package benchmarks guards the hot path: the way from a query string to the bytes
// of a picture.
//
// Every benchmark draws a whole picture with the options that a dashboard uses: label,
// thresholds, unit, target, change. Parts of the way have benchmarks of their own in
// their packages. What stands here:
//
//   - Whole is what a request costs without HTTP: reading the raw query and drawing
//     the picture into a buffer that is used again, as the service does.
//
//   - Render is the same from the finished widget on. The difference from Whole is
//     the price of the parameters.
//
//   - Parallel is Whole in as many goroutines as there are cores, which is how a
//     service meets it. It shows what pools and shared caches cost under contention.
//
//   - Naive draws the same picture as the README of gg teaches: a new context,
//     stroked arcs, DrawString, png.Encode. See package naive for what it is spared. Its
//     time divided by that of Whole is the figure this package is for, since
//     the quotient means the same on every machine, and a time does not.
//
//   - Bound is optimistic: it clears the pixels and copies solid colour into the
//     areas that the shapes cover, with neither edges, text nor encoder. No renderer that
//     fills four bytes a pixel can be faster, so the distance of Render from it is what
//     there is to win at most. A counter is nearly all text: there it is hardly more than
//     the clearing.
//
// SVG has neither a naive twin nor a bound. The pixel ratio changes nothing in it, so
// that it is drawn once for both.
//
// Times are for people: [github.com/plugio/charts/benchmarks/ratio] prints and
// compares them. What a test can hold exactly is held by tests: how much is allocated
// and how many bytes a picture has.
package benchmarks
