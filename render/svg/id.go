package svg

import "hash/crc32"

// prefixLen is a letter, with which names must begin, and 32 bits in base 32.
const prefixLen = 8

// castagnoli is the polynomial that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// id writes a name of the document with its prefix left blank until sign.
func (w *writer) id(name string) {
	w.blanks = append(w.blanks, len(w.buf))
	w.buf = append(w.buf, "c0000000"...)
	w.put(name)
}

// sign fills the prefix of all names with a checksum of the document as it is
// with the prefix blank: pictures that differ have names that differ (but for
// one pair in four thousand million), and the same picture always has the same.
func (w *writer) sign() {
	const digits = "0123456789abcdefghijklmnopqrstuv"
	sum := crc32.Checksum(w.buf[w.start:], castagnoli)
	var prefix [prefixLen]byte
	prefix[0] = 'c'
	for i := 1; i < prefixLen; i++ {
		prefix[i] = digits[sum&31]
		sum >>= 5
	}
	for _, at := range w.blanks {
		copy(w.buf[at:], prefix[:])
	}
}
