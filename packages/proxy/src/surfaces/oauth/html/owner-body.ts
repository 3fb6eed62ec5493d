import { html } from 'hono/html';
import { hiddenFields } from './hidden-fields.js';
import type { Markup } from './markup.js';

export interface OwnerBodyOptions {
  readonly action: string;
  readonly serviceName: string;
  readonly ownerName: string;
  /** What the browser has brought back. */
  readonly answer: Readonly<Record<string, string>>;
}

/** The page where whoever has agreed at a service says that the account of this proxy is theirs. */
export function ownerBody({ action, serviceName, ownerName, answer }: OwnerBodyOptions): Markup {
  return html`<p>
      If you go on, <strong>${ownerName}</strong> can use <strong>${serviceName}</strong> with what
      you have just allowed there.
    </p>
    <form method="post" action="${action}">
      ${hiddenFields(answer)}
      <button class="main" name="decision" value="allow">That is me: go on</button>
      <button name="decision" value="deny">That is not me</button>
    </form>
    <p class="quiet">
      Whoever sent you a link to get here, and did not begin it together with you, wants to use the
      service in your name.
    </p>`;
}
