// The steps that led to a picture, each the fragment that named the picture before it.
const longest = 200;

export class Trail {
  #steps = [];
  #last = '';
  #button;

  // show is called with the fragment to go back to.
  constructor(button, show) {
    this.#button = button;
    button.disabled = true;
    button.addEventListener('click', () => {
      const fragment = this.#steps.pop();
      this.#last = '';
      show(fragment);
      button.disabled = this.#steps.length === 0;
    });
  }

  // pause makes the next change a step of its own, whatever its name.
  pause() {
    this.#last = '';
  }

  // note keeps what was there before a change. Changes of one name in a row are one step.
  note(fragment, name = '') {
    if (name === '' || name !== this.#last) {
      this.#steps.push(fragment);
      this.#steps.splice(0, this.#steps.length - longest);
    }
    this.#last = name;
    this.#button.disabled = false;
  }
}
