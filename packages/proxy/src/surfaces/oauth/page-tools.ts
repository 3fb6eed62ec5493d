import type { OAuthVisit, SignIn } from '../../core/sign-in/sign-in.js';
import type { BrowserSeal } from './create-browser-seal.js';

/** What the pages work with. */
export interface PageTools {
  readonly signIn: SignIn;
  readonly seal: BrowserSeal;
}

/** A request for a page. */
export interface PageRequest {
  readonly request: Request;
  readonly visit: OAuthVisit;
}

/** A form that was sent. */
export interface PageForm extends PageRequest {
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** Of the cookie. */
  readonly browser: string;
  readonly seal: string;
}
