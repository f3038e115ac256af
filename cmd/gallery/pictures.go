package main

// picture is one file of the gallery: its name, its widget and the query that draws it.
// The ending of the name is the format.
type picture struct{ file, widget, query string }

// pictures shows every widget, style and theme, and sizes from 16 × 16 to 800 × 400.
var pictures = []picture{
	{"gauge.png", "gauge", "dpr=2&value=72&unit=%25&label=Sprint+progress&thresholds=0:danger,50:warning,80:success&target=90&ends=round"},
	{"gauge-dark.png", "gauge", "dpr=2&theme=dark&background=surface&value=72&unit=%25&label=Sprint+progress&thresholds=0:danger,50:warning,80:success&target=90&ends=round"},
	{"gauge-brand.png", "gauge", "dpr=2&palette=acme&value=72&unit=%25&label=Sprint+progress&thresholds=0:danger,50:information,80:success&target=90&ends=round"},
	{"gauge-brand.svg", "gauge", "theme=auto&palette=acme&value=42&unit=%25&label=Release+scope&color=information&target=80"},
	{"gauge-needle.png", "gauge", "dpr=2&style=needle&arc=180&value=198&max=300&unit=ms&label=Response+time&thresholds=0:success,150:warning,240:danger"},
	{"gauge-needle-dark.png", "gauge", "theme=dark&background=surface&style=needle&value=64&unit=%25&label=Capacity+used&thresholds=0:success,70:warning,90:danger&ticks=10"},
	{"gauge-labels.png", "gauge", "width=320&height=240&arc=270&title=Release+4.2&value=310&max=400&label=Issues+resolved&thresholds=0:neutral,200:information,350:success&scaleLabels=thresholds"},
	{"gauge-ring.png", "gauge", "width=160&height=160&arc=360&value=98&unit=%25&label=Coverage&ends=round&color=success"},
	{"gauge-half.png", "gauge", "width=320&height=180&arc=180&value=1284&max=2000&label=Story+points&show=both"},
	{"gauge-diverging.png", "gauge", "value=0.83&min=-11&max=11&label=Balance"},
	{"gauge-over.png", "gauge", "value=142&unit=%25&label=Load&thresholds=60:warning,90:danger"},
	{"gauge-no-data.png", "gauge", "value=&unit=%25&label=Backlog"},
	{"gauge-large.png", "gauge", "width=800&height=400&value=87.5&unit=%25&title=Service+level&label=Tickets+answered+in+time&thresholds=0:danger,80:warning,95:success&target=95&scaleLabels=thresholds"},
	{"gauge-tiny.png", "gauge", "width=16&height=16&value=72&thresholds=0:danger,50:warning,80:success"},
	{"gauge-small.png", "gauge", "width=64&height=64&dpr=2&value=72&thresholds=0:danger,50:warning,80:success"},
	{"gauge.svg", "gauge", "theme=auto&value=72&unit=%25&label=Sprint+progress&thresholds=0:danger,50:warning,80:success&target=90"},
	{"counter.png", "counter", "dpr=2&value=1284&previous=1467&good=down&label=Open+bugs&comparison=vs+last+week"},
	{"counter-dark.png", "counter", "dpr=2&theme=dark&background=surface&value=1284&previous=1467&good=down&label=Open+bugs&comparison=vs+last+week"},
	{"counter-title.png", "counter", "title=Team+Blue&value=42.5&unit=points&label=Velocity&previous=39&delta=both"},
	{"counter-wide.png", "counter", "width=320&height=80&value=1234567&format=compact&label=Requests+today&previous=1200000"},
	{"counter-tile.png", "counter", "value=97.2&unit=%25&label=Availability&thresholds=0:danger,95:warning,99:success&tint=tile&align=center"},
	{"counter-euro.png", "counter", "width=400&height=160&value=48250&prefix=%E2%82%AC&label=Budget+left&previous=61000&comparison=of+61%2C000&locale=en"},
	{"counter-tiny.png", "counter", "width=80&height=20&value=93"},
	{"bar.png", "bar", "dpr=2&value=42&max=60&show=fraction&label=Story+points"},
	{"bar-target.png", "bar", "theme=dark&background=surface&value=64&unit=%25&label=Test+coverage&target=80&thresholds=0:danger,50:warning,80:success"},
	{"bar-segments.png", "bar", "dpr=2&label=Release+4.2&segments=19:success:Done,9:information:In+progress,6:neutral:To+do"},
	{"bar-segments-dark.png", "bar", "theme=dark&background=surface&height=72&title=Scope&label=Release+4.2&total=50&segments=19:success:Done,9:information:In+progress,6:neutral:To+do"},
	{"bar-categories.png", "bar", "width=480&height=80&label=Issues+by+team&segments=31::Platform,24::Mobile,18::Payments,12::Search,7::Support&show=percent"},
	{"bar-row.png", "bar", "width=320&height=24&value=42&unit=%25&label=Sprint"},
	{"bar-plain.png", "bar", "width=300&height=16&thickness=8&value=98&show=none"},
	{"bar.svg", "bar", "theme=auto&value=1039&max=1000&show=fraction&label=Seats+taken"},
}
