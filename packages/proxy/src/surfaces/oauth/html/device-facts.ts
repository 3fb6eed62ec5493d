import { html } from 'hono/html';
import type { DeviceRequest } from '../../../core/sign-in/create-device-book.js';
import { showUserCode } from '../../../core/sign-in/show-user-code.js';
import type { Markup } from './markup.js';

/** What is known of a program that waits somewhere else. */
export function deviceFacts(
  userCode: string,
  { remoteAddress, askedAt }: DeviceRequest,
  { now }: { readonly now: number },
): Markup {
  const minutes = Math.floor((now - askedAt) / 60_000);
  const when = minutes < 1 ? 'just now' : minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  return html`<dl>
    <dt>Code in the terminal</dt>
    <dd class="code-shown">${showUserCode(userCode)}</dd>
    <dt>Asked from the address</dt>
    <dd>${remoteAddress ?? 'unknown'}</dd>
    <dt>When</dt>
    <dd>${when}</dd>
  </dl>`;
}
