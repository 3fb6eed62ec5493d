import { html } from 'hono/html';
import type { Markup } from './markup.js';

/** What a form sends beside what is typed. */
export function hiddenFields(values: Readonly<Record<string, string | undefined>>): Markup {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return html`${given.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}
