// call uses what the dashboard offers; older and newer ones may lack it.
function call(api, name, ...args) {
	return typeof api[name] === "function" ? api[name](...args) : undefined;
}

// An Item stands on a dashboard. Its element comes in a jQuery object.
class Item {
	constructor(kind, api) {
		Object.assign(this, { kind, api, running: new AbortController(), cleanup: [] });
	}

	start(context, raw) {
		this.stop();
		this.running = new AbortController();
		this.element = context.nodeType ? context : context[0];
		this.saved = readPreferences(raw);
	}

	// stop ends what the last rendering began.
	stop() {
		this.running.abort();
		this.cleanup.splice(0).forEach((undo) => undo());
	}

	// render shows the item as it was saved last, and keeps it up to date.
	render(context, raw) {
		this.start(context, raw);
		this.picture = new Picture();
		this.box = make("div", { class: "plugio" }, this.picture.img, this.picture.note);
		this.element.replaceChildren(this.box);
		if (this.saved.heading) { call(this.api, "setTitle", this.saved.heading); }
		this.watch();
		return this.read();
	}

	renderEdit(context, raw) {
		this.start(context, raw);
		const form = new Form(this);
		this.cleanup.push(() => form.running.abort());
		this.element.replaceChildren(form.build());
		form.changed();
	}

	// on adds a listener that ends with the rendering.
	on(target, type, listener) {
		target.addEventListener(type, listener);
		this.cleanup.push(() => target.removeEventListener(type, listener));
	}

	watch() {
		// What outlives its element was removed.
		const alive = (then) => () => (this.box.isConnected ? then() : this.stop());
		const restyle = alive(() => { if (themeOf() !== this.theme) { this.draw(); } });
		const themes = new MutationObserver(restyle);
		themes.observe(root, { attributeFilter: ["data-color-mode", "data-theme"] });
		this.on(darkSystem, "change", restyle);
		let timer = 0;
		const sizes = new ResizeObserver(() => {
			clearTimeout(timer);
			timer = setTimeout(alive(() => { if (this.width && Math.abs(this.room() - this.width) > 2) { this.draw(); } }), 100);
		});
		sizes.observe(this.box);
		this.cleanup.push(() => { themes.disconnect(); sizes.disconnect(); clearTimeout(timer); });
		if (Number(this.saved.refresh) >= 1) { this.repeat(alive); }
	}

	// repeat reads again on the interval, but only while the page is looked at.
	repeat(alive) {
		let due = false;
		let ended = false;
		const tick = alive(() => {
			due = document.hidden;
			if (!due) { this.read(); }
		});
		this.on(document, "visibilitychange", () => { if (due && !document.hidden) { tick(); } });
		if (typeof this.api.initRefresh === "function") {
			// The dashboard's timer cannot be stopped.
			this.api.initRefresh({ refresh: this.saved.refresh }, () => { if (!ended) { tick(); } });
			this.cleanup.push(() => { ended = true; });
		} else {
			const timer = setInterval(tick, this.saved.refresh * 60000);
			this.cleanup.push(() => clearInterval(timer));
		}
	}

	// read asks Jira for the numbers and draws them.
	async read() {
		this.running.abort();
		const { signal } = this.running = new AbortController();
		call(this.api, "showLoadingBar");
		[this.values, this.fault] = await readAll(measuresOf(this.kind, this.saved), (measure) => readMeasure(measure, signal))
			.then((values) => [values, null], (error) => [null, error]);
		if (signal.aborted) { return; }
		await this.draw();
		call(this.api, "hideLoadingBar");
	}

	room() {
		return Math.max(80, Math.min(Math.floor(this.box.clientWidth) || 320, 2000));
	}

	// draw shows what was read last.
	async draw() {
		this.theme = themeOf();
		this.width = this.room();
		await this.picture.draw(this.kind, this.saved, this.values, this.fault, this.width, this.running.signal);
		call(this.api, "resize");
	}
}

["gauge", "counter", "bar"].forEach((kind) => define("plugio-charts/" + kind, [], () => function PlugioItem(api) {
	const item = new Item(kind, api);
	this.render = (context, saved) => item.render(context, saved);
	this.renderEdit = (context, saved) => item.renderEdit(context, saved);
	this.end = () => item.stop();
}));
