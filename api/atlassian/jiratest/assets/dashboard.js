// The dashboard: a module loader, then, loaded a second time after the batch, the items.
(function () {
  if (!window.dashboard) {
    const modules = {};
    window.define = (name, needs, factory) => {
      if (typeof name !== "string" || !Array.isArray(needs) || modules[name]) { throw new Error("define"); }
      modules[name] = factory();
    };
    window.dashboard = { modules, items: [] };
    return;
  }
  const box = document.getElementById("board");
  if (!box) { return; }
  const state = JSON.parse(document.getElementById("state").textContent);

  function encode(text, turns) {
    for (let i = 0; i < turns; i++) { text = text.replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";").replace(/&#38;/g, "&amp;").replace(/&#34;/g, "&quot;"); }
    return text;
  }

  class Placed {
    constructor({ Kind, Prefs, Width }, i) {
      const known = state.modules[Kind];
      Object.assign(this, { id: i + 1, prefs: Prefs || {}, calls: [], refreshers: [] });
      this.frame = document.createElement("div");
      this.frame.className = "gadget-container";
      this.frame.style.width = (Width || 480) + "px";
      this.frame.innerHTML = '<h3 class="dashboard-item-title"></h3><div class="gadget-inline"></div>';
      this.title = this.frame.firstChild;
      this.title.textContent = known.title;
      this.element = this.frame.lastChild;
      this.element.id = "gadget-" + this.id;
      box.append(this.frame);
      this.item = new dashboard.modules[known.module](this.api());
      this.configurable = known.configurable;
    }

    api() {
      const note = (name, then) => (...args) => { this.calls.push(name); return then && then(...args); };
      const api = {
        savePreferences: note("savePreferences", (prefs) => this.save(prefs)),
        setTitle: note("setTitle", (title) => { this.title.textContent = title; }),
      };
      return state.bare ? api : Object.assign(api, {
        isEditable: () => true,
        closeEdit: note("closeEdit", () => this.render()),
        initRefresh: note("initRefresh", (prefs, again) => { this.refreshers.push({ minutes: prefs.refresh, again }); }),
        showLoadingBar: note("showLoadingBar"),
        hideLoadingBar: note("hideLoadingBar"),
        resize: note("resize"),
        getContext: () => this.context(),
        getGadgetId: () => String(this.id),
      });
    }

    context() {
      return state.element ? this.element : { 0: this.element, length: 1, jquery: "2.2.4" };
    }

    handed() {
      const prefs = {};
      Object.keys(this.prefs).forEach((name) => { prefs[name] = encode(this.prefs[name], state.encoded); });
      return prefs;
    }

    save(prefs) {
      const body = {};
      Object.keys(prefs).forEach((name) => { body["up_" + name] = prefs[name]; });
      this.saved = fetch(state.context + "/rest/dashboards/1.0/1/gadget/" + this.id + "/prefs", {
        method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      }).then((answer) => {
        if (!answer.ok) { throw new Error("not saved: " + answer.status); }
        this.prefs = prefs;
        return this.render();
      });
    }

    render() {
      if (this.configurable && !this.prefs.isConfigured) { return this.edit(); }
      return this.rendering = this.item.render(this.context(), this.handed());
    }

    edit() {
      return this.rendering = this.item.renderEdit(this.context(), this.handed());
    }
  }

  dashboard.items = (state.items || []).map((placed, i) => new Placed(placed, i));
  dashboard.items.forEach((placed) => placed.render());
}());
