import { html } from 'hono/html';
import type { Markup } from './markup.js';
import { scopeWords } from './scope-words.js';

/** What a program asks to be let do. */
export function scopeList(scope: readonly string[] | undefined): Markup {
  return html`<ul>
    ${(scope ?? ['*']).map((one) => html`<li>${scopeWords(one)}</li>`)}
  </ul>`;
}
