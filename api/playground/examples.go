package playground

// example is a ready picture to start from. Its values are made up.
type example struct{ Name, Address string }

// examples cover what the widgets are mostly used for; the first is what the page opens with.
var examples = []example{
	{"Sprint progress", "gauge.png?dpr=2&value=72&unit=%25&label=Sprint%20progress&target=90&ends=round&thresholds=0:danger:behind,50:warning:at%20risk,80:success:on%20track"},
	{"Open bugs against last week", "counter.png?dpr=2&value=128&previous=146&good=down&label=Open%20bugs&comparison=vs%20last%20week&spark=171,168,160,163,151,146,139,141,133,128&sparkStyle=area"},
	{"Service level", "gauge.png?dpr=2&style=needle&arc=180&value=96.4&min=90&max=100&unit=%25&label=Answered%20in%20time&thresholds=90:danger:missed,94:warning:close,97:success:met&scaleLabels=thresholds"},
	{"Release scope", "bar.png?dpr=2&height=64&label=Release%204.2&segments=19:success:Done,9:information:In%20progress,6:neutral:To%20do"},
	{"Build health", "counter.png?dpr=2&value=97.2&unit=%25&label=Builds%20passed&thresholds=0:danger:failing,90:warning:unstable,97:success:healthy&tint=tile&align=center"},
	{"Budget", "bar.png?dpr=2&height=64&label=Budget%20spent&value=48250&max=61000&prefix=%E2%82%AC&show=fraction&target=52000&thresholds=0:success:on%20plan,52000:warning:tight,58000:danger:over"},
	{"Velocity", "counter.png?dpr=2&value=42.5&previous=39&delta=both&unit=points&label=Velocity&comparison=vs%20last%20sprint"},
	{"Response time", "gauge.png?dpr=2&style=needle&value=184&max=300&unit=ms&label=Response%20time&ticks=6&thresholds=0:success:fast,150:warning:slow,240:danger:too%20slow"},
	{"Time logged", "bar.png?dpr=2&label=Time%20logged&value=277200&max=432000&format=duration&show=fraction&color=discovery"},
	{"Test coverage", "gauge.png?dpr=2&arc=360&width=180&value=86&unit=%25&label=Coverage&ends=round&color=success&scaleLabels=none"},
	{"Issues by team", "bar.png?dpr=2&width=400&height=72&label=Open%20issues%20by%20team&segments=31::Platform,24::Mobile,18::Payments,12::Search&show=percent"},
	{"Scope change", "gauge.png?dpr=2&arc=180&value=-18&min=-50&max=50&label=Scope%20change&unit=pts&color=categorical3"},
}

// starts are what an author has, and the picture that shows it.
var starts = []example{
	{"A number", "counter.png?value=128&label=Open%20bugs"},
	{"Done of a total", "gauge.png?value=42&max=60&show=fraction&label=Done"},
	{"Parts of a whole", "bar.png?segments=19:success:Done,9:information:In%20progress,6:neutral:To%20do&height=64"},
	{"A number and what it was", "counter.png?value=128&previous=146&label=Open%20bugs&comparison=vs%20last%20week"},
}
