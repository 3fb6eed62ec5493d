import { html } from 'hono/html';
import { credentialFields } from './credential-fields.js';
import { hiddenFields } from './hidden-fields.js';
import type { Markup } from './markup.js';
import { scopeList } from './scope-list.js';

export interface SignInBodyOptions {
  /** Where the form goes to: a path of this proxy. */
  readonly action: string;
  /** The program that asks. */
  readonly client: string;
  readonly scope: readonly string[] | undefined;
  /** What else is to be known of what asks. */
  readonly facts?: Markup | undefined;
  readonly hidden: Readonly<Record<string, string | undefined>>;
  readonly isNew: boolean;
  /** The same page for who has no account, or has one; undefined where none can be made. */
  readonly otherPage: string | undefined;
  readonly email?: string | undefined;
  /** What went wrong before. */
  readonly problem?: string | undefined;
}

/** The page where somebody signs in for a program. */
export function signInBody({
  action,
  client,
  scope,
  facts,
  hidden,
  isNew,
  otherPage,
  email,
  problem,
}: SignInBodyOptions): Markup {
  return html`<p><strong>${client}</strong> asks to use this proxy in your name. It wants to:</p>
    ${scopeList(scope)} ${facts ?? ''}
    ${problem === undefined ? '' : html`<p class="bad" role="alert">${problem}</p>`}
    <form method="post" action="${action}">
      ${hiddenFields(hidden)} ${credentialFields({ isNew, email })}
      <button class="main" name="step" value="${isNew ? 'register' : 'sign_in'}">
        ${isNew ? 'Make an account' : 'Sign in'}
      </button>
      <button name="step" value="cancel" formnovalidate>Cancel</button>
    </form>
    ${otherPage === undefined ? '' : html`<p class="quiet"><a href="${otherPage}">${isNew ? 'I have an account' : 'I have no account yet'}</a></p>`}
    <p class="quiet">Go on only if you have started this program yourself.</p>`;
}
