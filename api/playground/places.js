// The places that a picture can stand in: what to know there, and the line that shows it.
import { goCode } from './gocode.js';
import { macro } from './macro.js';
import { presetLines, spelledOut } from './presets.js';
import * as snippets from './snippets.js';

// placesOf are the places by their names. Each writes a picture's line; specs are the
// parameters of its widget, and own is what the picture says itself.
export function placesOf(table) {
  return {
    url: { hint: 'For a field that asks for the address of an image. A PNG with a pixel ratio above 1 needs its width given as well.', write: snippets.url },
    html: { hint: 'For a Jira text gadget, the announcement banner, a mail or a page of your own.', write: snippets.html },
    storage: { hint: 'For the source editor of a Confluence page, or its REST API.', write: snippets.storage },
    confluence: { hint: 'In the editor of Confluence: Insert more content, Markup, Confluence wiki.', write: snippets.wiki },
    jira: { hint: 'For descriptions, comments and other text fields of Jira, in text mode.', write: snippets.wiki },
    markdown: { hint: 'Markdown knows no size: take an SVG, or a pixel ratio of 1.', write: snippets.markdown },
    macro: {
      hint: 'Confluence administration, User Macros: the template, without macro body. The dialog asks for what changes.',
      write: (p, specs) => macro(p, table.macros[p.widget], specs, snippets.markup),
    },
    curl: { hint: 'Posts the parameters, so that the values stand in no address and no log.', write: snippets.curl, sends: true },
    go: { hint: 'Draws the same picture without the service, with the library.', write: (p, specs) => goCode({ ...p, pairs: spelledOut(table, p) }, specs), sends: true },
    preset: {
      hint: 'Lines for the service’s file of presets, PLUGIO_PRESETS: an address then needs only preset=… and its value.',
      write: (p, specs, own) => presetLines(table, { ...p, pairs: own }, specs), sends: true,
    },
  };
}
