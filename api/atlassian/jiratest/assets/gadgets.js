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
      this.set = (...pairs) => {
        gadgets.calls.push("set");
        for (let i = 0; i < pairs.length; i += 2) {
          if (!(pairs[i] in stored) || typeof pairs[i + 1] !== "string") { throw new Error("not a preference: " + pairs[i]); }
          stored[pairs[i]] = pairs[i + 1];
        }
      };
    },
  };
}());
