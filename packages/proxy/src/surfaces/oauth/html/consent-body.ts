import type { User } from '@nanda/protocol';
import { html } from 'hono/html';
import { hiddenFields } from './hidden-fields.js';
import type { Markup } from './markup.js';
import { scopeList } from './scope-list.js';

export interface ConsentBodyOptions {
  readonly action: string;
  readonly client: string;
  readonly scope: readonly string[] | undefined;
  readonly facts?: Markup | undefined;
  readonly hidden: Readonly<Record<string, string | undefined>>;
  readonly user: User;
}

/** The page where somebody who has signed in lets a program in, or not. */
export function consentBody({
  action,
  client,
  scope,
  facts,
  hidden,
  user,
}: ConsentBodyOptions): Markup {
  const name = user.email ?? user.walletAddress ?? user.name ?? user.id;
  return html`<p>
      You are signed in as <strong>${name}</strong>. If you allow it,
      <strong>${client}</strong> can:
    </p>
    ${scopeList(scope)} ${facts ?? ''}
    <form method="post" action="${action}">
      ${hiddenFields(hidden)}
      <button class="main" name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Do not allow</button>
    </form>
    <p class="quiet">It stays signed in for as long as it is used, until it signs out.</p>`;
}
