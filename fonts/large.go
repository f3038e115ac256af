//go:build !slim

package fonts

import "embed"

//go:embed noto/large
var largeFiles embed.FS

// large are the fonts that the build tag slim leaves out. Of the fonts that have Han
// characters the first one draws those of a text that names no language.
var large = group{"noto/large/", &largeFiles, []fallback{
	{name: "NotoSansBengali", semiBold: "SemiBold"},
	{name: "NotoSansTamil", semiBold: "SemiBold"},
	{name: "NotoSansTelugu", semiBold: "SemiBold"},
	{name: "NotoSansGujarati", semiBold: "SemiBold"},
	{name: "NotoSansGurmukhi", semiBold: "SemiBold"},
	{name: "NotoSansKannada", semiBold: "SemiBold"},
	{name: "NotoSansMalayalam", semiBold: "SemiBold"},
	{name: "NotoSansOriya", semiBold: "Bold"},
	{name: "NotoSansSinhala", semiBold: "SemiBold"},
	{name: "NotoSansKhmer", semiBold: "SemiBold"},
	{name: "NotoSansLao", semiBold: "SemiBold"},
	{name: "NotoSansMyanmar", semiBold: "SemiBold"},
	{name: "NotoSansEthiopic", semiBold: "SemiBold"},
	{name: "NotoSansThaana", semiBold: "SemiBold"},
	{name: "NotoSansTifinagh"},
	{name: "NotoSansSC", language: "zh-Hans", frugal: true},
	{name: "NotoSansTC", language: "zh-Hant", frugal: true},
	{name: "NotoSansJP", language: "ja", frugal: true},
	{name: "NotoSansKR", language: "ko", frugal: true},
	{name: "NotoSansSymbols"},
	{name: "NotoSansSymbols2"},
	{name: "NotoSansMath"},
	{name: "NotoEmoji", emoji: true},
}}
