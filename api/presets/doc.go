// Package presets reads the one file in which an administrator sets house defaults,
// presets and palettes for every picture of a service, and is the only place that does.
//
//	defaults:
//	  locale: de-CH
//	presets:
//	  sla:
//	    about: Availability against the contract
//	    parameters:
//	      min: 90
//	      thresholds: 90:danger,97:warning:At risk,99:success
//	palettes:
//	  acme:
//	    from: dc
//	    light: {success: "00875A"}
//	    dark: {success: "57D9A3"}
//
// The file is YAML, of which JSON is a part. It is read once; Load checks all of it and
// returns either every fault, each with its line and name, or a frozen params.House:
//
//	file ──► yaml nodes ──► params.Rules ──► params.House
//	              │ lines         │ faults
//	              └────► Notes ◄──┘
//
// No Note holds a value of the file: names, lines and what is allowed are all it says.
package presets

//go:generate sh -c "go run ../../cmd/plugio-charts presets schema >../../deploy/presets/presets.schema.json"
