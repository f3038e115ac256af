package api

import (
	"runtime"
	"runtime/metrics"

	"github.com/plugio/charts/api/admission"
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

// makeRoom says whether memory holds a picture beside all that is there, and drops what
// can be had again if it does not.
func (s *Service) makeRoom(need int64) bool {
	if s.cfg.Memory <= 0 || need < largeNeed {
		return true
	}
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

// roomFor is makeRoom for a drawing that finds that it needs more.
func (s *Service) roomFor(bytes int) error {
	if !s.makeRoom(int64(bytes)) {
		return admission.ErrMemory
	}
	return nil
}

// holds says whether so many bytes fit beside what is used now, with as much again as answers
// may take for what the system keeps of them, and for what others take meanwhile.
func (s *Service) holds(need int64) bool {
	return s.used()+need+2*s.cfg.answerMemory() <= s.cfg.Memory/memoryPart*memoryWhole
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
