import type { TestAccount } from './core/accounts.js';
import type { TestService } from './services/test-service.js';

/** What a test proxy is made of. */
export interface TestProxyOptions {
  /** @default none */
  readonly services?: readonly TestService[] | undefined;
  /** Accounts that can sign in from the start; others can register. @default none */
  readonly accounts?: readonly TestAccount[] | undefined;
  /** Whether what belongs to somebody wants an access token or an API key of an account. @default false */
  readonly requiresSignIn?: boolean | undefined;
  /**
   * Who a request without credentials comes from: `local`, the one user of a proxy on this machine, or `anonymous`,
   * a visitor of a public one, who is handed a token with the first answer and known by it ever after.
   * @default 'local'
   */
  readonly callers?: 'local' | 'anonymous' | undefined;
  /** Milliseconds since 1970. @default Date.now, so that faked time counts */
  readonly now?: (() => number) | undefined;
}
