import { html } from 'hono/html';
import type { Markup } from './markup.js';

/** The fields of somebody who signs in, or makes an account. */
export function credentialFields({
  isNew,
  email,
}: {
  readonly isNew: boolean;
  /** What was typed before. */
  readonly email: string | undefined;
}): Markup {
  return html`<label for="email">Email</label>
    <input
      id="email"
      name="email"
      type="email"
      required
      maxlength="320"
      autocomplete="username"
      autocapitalize="none"
      spellcheck="false"
      value="${email ?? ''}"
      ${email === undefined ? 'autofocus' : ''}
    />
    <label for="password">Password</label>
    <input
      id="password"
      name="password"
      type="password"
      required
      maxlength="1024"
      ${isNew ? html` minlength="8"` : ''}
      autocomplete="${isNew ? 'new-password' : 'current-password'}"
      ${email === undefined ? '' : 'autofocus'}
    />`;
}
