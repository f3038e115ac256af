package raster

import (
	"encoding/binary"
	"hash/crc32"
)

// MinFill is the least that a picture can be filled up by, in bytes.
const MinFill = chunkFrame

// chunkFrame is what a chunk takes beside its data, and an end of a picture takes all in all.
const chunkFrame = 12

// filling names the chunk by the rules of the format: a reader may pass it over, it is of no
// registered kind, and a program that changes the picture may keep it.
const filling = "fiLl"

// Fill makes the PNG at the end of dst longer by n bytes, at least MinFill, which no reader
// shows: a chunk of zeros before its end.
func Fill(dst []byte, n int) []byte {
	var end [chunkFrame]byte
	at := len(dst) - chunkFrame
	copy(end[:], dst[at:])
	dst = binary.BigEndian.AppendUint32(dst[:at], uint32(n-chunkFrame))
	dst = append(dst, filling...)
	dst = append(dst, make([]byte, n-chunkFrame)...)
	dst = binary.BigEndian.AppendUint32(dst, crc32.ChecksumIEEE(dst[at+4:]))
	return append(dst, end[:]...)
}
