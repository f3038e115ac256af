package api

import (
	"runtime"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

const (
	// pixelBytes is what a pixel takes while it is drawn, with what its rows of cells take. One
	// of true colour takes more, which is asked for when it shows.
	pixelBytes = 2
	// textBytes is what a byte of a request takes as outlines or as an SVG, where most.
	textBytes = 768
)

// need is about what a picture takes before it is known to be in true colour, in bytes, where
// most.
func (d drawing) need() int64 { return int64(pixelBytes*d.pixels()) + int64(textBytes*d.text) }

// largeNeed is from where on it is asked for room, in bytes: what is smaller is bounded by the slots.
const largeNeed = 4 << 20

// ledger is what drawings have been promised of the memory and may not have taken yet.
type ledger struct {
	mu       sync.Mutex // from when it is found that there is room until that is promised
	promised atomic.Int64
}

// reserve has a drawing promised what it needs, in place of what it was promised before and has
// spent, where memory holds that beside all that is there and all that others have been promised.
// It ends with redeem.
func (s *Service) reserve(promised *int64, need int64) bool {
	if s.cfg.Memory <= 0 || need < largeNeed {
		return true
	}
	s.ledger.mu.Lock()
	defer s.ledger.mu.Unlock()
	s.redeem(promised)
	if !s.makeRoom(need) {
		return false
	}
	*promised = need
	s.ledger.promised.Add(need)
	return true
}

// redeem ends a promise.
func (s *Service) redeem(promised *int64) {
	s.ledger.promised.Add(-*promised)
	*promised = 0
}

// roomForFont says whether memory holds a font beside all that is there and is promised.
func (s *Service) roomForFont(bytes int64) bool {
	if s.cfg.Memory <= 0 || bytes < largeNeed {
		return true
	}
	s.ledger.mu.Lock()
	defer s.ledger.mu.Unlock()
	return s.makeRoom(bytes)
}

// makeRoom says whether memory holds so much more, and drops what can be had again if it
// does not. It is called with the ledger's lock.
func (s *Service) makeRoom(need int64) bool {
	tight := 2*need > s.cfg.Memory-baseMemory
	if tight {
		// The collector would find what the last picture took only while this one takes as much.
		runtime.GC()
	}
	if s.holds(need) {
		return true
	}
	if !tight {
		runtime.GC()
		if s.holds(need) {
			return true
		}
	}
	s.forget()
	runtime.GC()
	return s.holds(need)
}

// holds says whether so many bytes fit beside what is used now and what is promised, with as
// much again as answers may take for what the system keeps of them, and for what others take
// meanwhile.
func (s *Service) holds(need int64) bool {
	return s.used()+s.ledger.promised.Load()+need+2*s.cfg.answerMemory() <= s.cfg.Memory/memoryPart*memoryWhole
}

// Config.Memory is that part of what the process can have before it is killed: the collector's
// limit, which is soft.
const memoryPart, memoryWhole = 3, 4

// usedMemory is what the process has in use, in bytes, holes between objects included.
func usedMemory() int64 {
	samples := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
		{Name: "/memory/classes/heap/free:bytes"},
	}
	metrics.Read(samples)
	used := int64(samples[0].Value.Uint64())
	for _, spare := range samples[1:] {
		used -= int64(spare.Value.Uint64())
	}
	return used
}
