// The part of the page's address that browsers do not send. It names the picture, and follows it
// once changes pause, as browsers take only some 200 changes of an address in 30 s.
export class Fragment {
  #kept = location.hash.slice(1); // what the browser has
  #entry = false;
  #timer = 0;

  // shown names the picture that is shown.
  shown = this.#kept;

  // begin makes what is shown next an entry of the browser's history, and end what comes after it
  // a part of that.
  begin() {
    this.keep();
    this.#entry = true;
  }

  end() {
    this.#entry = false;
  }

  // show takes a name over, and keeps it in wait ms unless another comes before.
  show(text, wait) {
    this.shown = text;
    clearTimeout(this.#timer);
    if (wait === 0) {
      this.keep();
    } else {
      this.#timer = setTimeout(() => this.keep(), wait);
    }
  }

  // keep writes the address now, but leaves one alone that the browser has changed in the meantime.
  keep() {
    clearTimeout(this.#timer);
    if (this.shown !== this.#kept && location.hash.slice(1) === this.#kept) {
      history[this.#entry ? 'pushState' : 'replaceState'](null, '', '#' + this.shown);
      this.#kept = location.hash.slice(1);
    }
    this.#entry = false;
  }

  // onChange calls back with a name that somebody else wrote into the address.
  onChange(changed) {
    addEventListener('hashchange', () => {
      this.#kept = location.hash.slice(1);
      if (this.#kept !== this.shown) {
        changed(this.#kept);
      }
    });
  }
}
