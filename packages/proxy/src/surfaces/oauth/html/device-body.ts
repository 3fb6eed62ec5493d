import { html } from 'hono/html';
import { hiddenFields } from './hidden-fields.js';
import type { Markup } from './markup.js';

export interface DeviceBodyOptions {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string | undefined>>;
  /** What is in the field already. */
  readonly typed: string | undefined;
  readonly problem?: string | undefined;
}

/** The page where somebody types the code that a terminal shows. */
export function deviceBody({ action, hidden, typed, problem }: DeviceBodyOptions): Markup {
  return html`<p>Your terminal shows a code of eight letters. Compare it, or type it here:</p>
    ${problem === undefined ? '' : html`<p class="bad" role="alert">${problem}</p>`}
    <form method="post" action="${action}">
      ${hiddenFields(hidden)}
      <label for="user_code">Code</label>
      <input
        class="code"
        id="user_code"
        name="user_code"
        required
        maxlength="32"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        value="${typed ?? ''}"
        placeholder="XXXX-XXXX"
        autofocus
      />
      <button class="main" name="step" value="code">Continue</button>
    </form>
    <p class="quiet">
      Whoever sent you a code that you have not asked for wants to get into your account.
    </p>`;
}
