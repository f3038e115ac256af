package api

import "sync"

// maxPooledBuffer keeps one large picture from holding its memory for ever; a
// picture of ordinary size takes some kilobytes.
const maxPooledBuffer = 1 << 20

// buffer holds one answer's body while it is built and sent.
type buffer struct {
	bytes []byte
	// taken is what the answer takes of the room for answers.
	taken int64
	// promised is what its drawing may still take of the memory.
	promised int64
}

type bufferPool struct{ pool sync.Pool }

func (p *bufferPool) get() *buffer {
	if b, ok := p.pool.Get().(*buffer); ok {
		return b
	}
	return &buffer{bytes: make([]byte, 0, 16<<10)}
}

func (p *bufferPool) put(b *buffer) {
	if cap(b.bytes) > maxPooledBuffer {
		return
	}
	b.bytes = b.bytes[:0]
	p.pool.Put(b)
}
