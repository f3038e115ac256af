// The picture as both formats, fetched with a POST: so its values stand in no address, no
// history and no log, and a long list meets no limit of an address.
import { buildQuery } from './address.js';

// A picture that is higher is shown smaller, so that the line to copy stays in sight.
const maxHeight = 320; // CSS px

// Preview shows the newest picture it was asked for; what older requests bring is dropped.
export class Preview {
  #section;
  #shown;
  #newest = 0;
  #running = new AbortController();
  #timer = 0;
  #urls = new Map();

  // shown is called with { problems, description } of each picture that is shown, and may
  // take its time.
  constructor(section, shown) {
    this.#section = section;
    this.#shown = shown;
  }

  // ask draws the pictures, an object from format to pairs, once typing pauses.
  ask(widget, pictures, stage, wait) {
    const turn = ++this.#newest;
    this.#section.setAttribute('aria-busy', 'true');
    this.#running.abort();
    this.#running = new AbortController();
    clearTimeout(this.#timer);
    const { signal } = this.#running;
    this.#timer = setTimeout(() => this.#draw(turn, widget, pictures, stage, signal), wait);
  }

  // reserve keeps the room of a picture of that many CSS pixels until the first is there.
  reserve({ width, height }) {
    for (const img of this.#section.querySelectorAll('.stage img')) {
      if (!this.#urls.has(img.closest('.card').dataset.format)) {
        img.width = width;
        img.height = height;
        img.style.width = fitting(width, height);
      }
    }
  }

  // actualSize shows the pictures in their own size, however large, or such that they fit.
  actualSize(actual) {
    this.#section.dataset.size = actual ? 'actual' : 'fit';
    for (const stage of this.#section.querySelectorAll('.stage')) {
      stage.tabIndex = actual ? 0 : -1; // so that the keyboard can scroll it
    }
  }

  async #draw(turn, widget, pictures, stage, signal) {
    performance.clearResourceTimings();
    let answers;
    let problems = [];
    try {
      answers = await Promise.all(Object.entries(pictures).map(([format, pairs]) => fetchPicture(widget, format, pairs, signal)));
      const refused = answers.find((answer) => answer.status >= 400);
      if (refused) {
        problems = await fetchProblems(widget, refused.format, pictures[refused.format], signal);
      }
    } catch {
      problems = [{ parameter: '', detail: 'The service does not answer' }];
      answers = [];
    }
    if (turn !== this.#newest) {
      return;
    }
    await Promise.all(answers.map((answer) => this.#show(answer, pictures[answer.format], widget, stage)));
    if (turn !== this.#newest) {
      return;
    }
    const svg = answers.find((answer) => answer.format === 'svg');
    await this.#shown({ problems, description: svg ? descriptionOf(await svg.blob.text()) : '' });
    if (turn === this.#newest) {
      this.#section.setAttribute('aria-busy', 'false');
    }
  }

  async #show({ format, blob, took, status }, pairs, widget, stage) {
    const card = this.#section.querySelector(`[data-format=${format}]`);
    const img = card.querySelector('img');
    const last = this.#urls.get(format);
    this.#urls.set(format, URL.createObjectURL(blob));
    img.src = this.#urls.get(format);
    await img.decode().catch(() => {});
    if (last) {
      URL.revokeObjectURL(last);
    }
    const dpr = format === 'png' ? Number(pairs.find(([name]) => name === 'dpr')?.[1] ?? 1) || 1 : 1;
    const [width, height] = [img.naturalWidth / dpr, img.naturalHeight / dpr];
    img.style.setProperty('--actual', `${width}px`);
    const download = card.querySelector('a.download');
    download.href = img.src;
    download.download = `${widget}.${format}`;
    if (format === 'png') {
      const thumb = document.getElementById('thumb');
      thumb.src = img.src;
      thumb.hidden = false;
      thumb.parentElement.dataset.stage = stage;
    }
    img.width = width;
    img.height = height;
    img.style.width = fitting(width, height);
    card.querySelector('.stage').dataset.stage = stage;
    card.querySelector('figcaption').textContent = status >= 400
      ? `Error ${status}, as readers would see it`
      : `${img.naturalWidth} × ${img.naturalHeight} px · ${size(blob.size)} · ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`;
  }
}

function fitting(width, height) {
  return `min(100%, ${width}px, ${(maxHeight * width) / height}px)`;
}

// fetchPicture returns { format, blob, status, took } of a picture.
export async function fetchPicture(widget, format, pairs, signal) {
  const start = performance.now();
  const response = await post(widget, format, pairs, `image/${format === 'svg' ? 'svg+xml' : format}`, signal);
  const blob = await response.blob();
  return { format, blob, status: response.status, took: transfer(response.url) ?? performance.now() - start };
}

// transfer is the time from sending the last request to an address to the end of its
// answer, in ms, without what it waited in the browser; nothing if the browser has not
// noted it yet.
function transfer(address) {
  const last = performance.getEntriesByName(address, 'resource').at(-1);
  return last && last.responseEnd > last.requestStart ? last.responseEnd - last.requestStart : undefined;
}

// fetchProblems asks again for what a refused request's picture says, in words.
async function fetchProblems(widget, format, pairs, signal) {
  const response = await post(widget, format, pairs, 'application/problem+json', signal);
  const body = response.status >= 400 ? await response.json() : { problems: [] };
  return body.problems.map(({ parameter = '', detail }) => ({ parameter, detail }));
}

function post(widget, format, pairs, accept, signal) {
  return fetch(`${widget}.${format}`, {
    method: 'POST', signal, cache: 'no-store', credentials: 'same-origin',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: accept },
    body: buildQuery(pairs),
  });
}

// descriptionOf is what an SVG says of itself to those who cannot see it.
function descriptionOf(svg) {
  return new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('desc')?.textContent ?? '';
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
