// The gadget container's side of the frame.
(function () {
  const encode = (text) => text.replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
  let loaded = () => {};
  window.gadgets = {
    calls: [],
    start: () => loaded(),
    util: { registerOnLoadHandler: (then) => { loaded = then; } },
    window: { adjustHeight: () => gadgets.calls.push("adjustHeight"), setTitle: (title) => gadgets.calls.push("setTitle " + title) },
    Prefs: function () {
      this.getString = (name) => {
        if (!(name in stored)) { throw new Error("no such preference: " + name); }
        return encode(stored[name]);
      };
      this.set = (given) => {
        gadgets.calls.push("set");
        Object.keys(given).forEach((name) => {
          if (!(name in stored) || typeof given[name] !== "string") { throw new Error("not a preference: " + name); }
          stored[name] = given[name];
        });
      };
    },
  };
}());
