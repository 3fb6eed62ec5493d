import { html } from 'hono/html';
import { pageAnswer } from './page-answer.js';

/** A page that only says something. */
export function messagePage(
  title: string,
  {
    text,
    status = 200,
    retryAfter,
  }: { readonly text: string; readonly status?: number; readonly retryAfter?: number | undefined },
): Promise<Response> {
  return pageAnswer({ title, status, retryAfter, body: html`<p>${text}</p>` });
}
