package svg

// Fill makes the document at the end of dst longer by n bytes: spaces after its end, which
// XML allows there and no reader shows.
func Fill(dst []byte, n int) []byte {
	const spaces = "                                                                "
	for ; n > len(spaces); n -= len(spaces) {
		dst = append(dst, spaces...)
	}
	return append(dst, spaces[:n]...)
}
