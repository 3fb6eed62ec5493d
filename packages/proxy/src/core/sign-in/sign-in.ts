import type { AccountRegistration, PasswordSignIn, User } from '@nanda/protocol';
import type { Visit } from '../accounts/visit.js';
import type { AuthorizationRequest } from './authorization-request.js';
import type { CheckedRequest } from './check-authorization-request.js';
import type { DeviceCodes, DeviceRequest } from './create-device-book.js';
import type { OAuthParameters } from './oauth-parameters.js';
import type { TokenAnswer } from './token-answer.js';

/** What somebody signs in for. */
export type Purpose =
  | { readonly kind: 'program'; readonly request: AuthorizationRequest }
  | { readonly kind: 'device'; readonly userCode: string; readonly request: DeviceRequest };

/** Somebody has shown who it is, and has not yet said whether the program may act for it. */
export interface Ticket {
  readonly id: string;
  readonly user: User;
  readonly purpose: Purpose;
}

/** Where a request came from, and the proxy's own address as that one knows it. */
export interface OAuthVisit extends Visit {
  readonly issuer: string;
}

/** Signing in for programs: OAuth 2.1 over the accounts of this proxy. */
export interface SignIn {
  /** Whether the page offers to make an account. */
  readonly canRegister: boolean;
  /** @throws OAuthError for what the person is told, and not the program */
  check(parameters: OAuthParameters, visit: OAuthVisit): CheckedRequest;
  /**
   * Who it is that signs in, or registers.
   *
   * @param options `browser`: what the page's cookie has; the ticket is good in that browser alone.
   * @throws NandaError as accounts do; OAuthError temporarily_unavailable
   */
  identify(
    shown: PasswordSignIn | AccountRegistration,
    options: {
      readonly isNew: boolean;
      readonly purpose: Purpose;
      readonly browser: string;
      readonly visit: Visit;
    },
  ): Promise<Ticket>;
  /** The ticket, once: whatever is decided, it is used up. Undefined where there is none for that browser. */
  take(ticketId: string, options: { readonly browser: string }): Ticket | undefined;
  /** The code that the program gets. @throws OAuthError temporarily_unavailable */
  allow(ticket: { readonly user: User; readonly request: AuthorizationRequest }): string;
  /**
   * Begins to wait for somebody to let a program in.
   *
   * @throws OAuthError invalid_client, invalid_scope, temporarily_unavailable
   */
  openDevice(parameters: OAuthParameters, visit: OAuthVisit): Promise<DeviceCodes>;
  /**
   * The program that waits under what was typed, with the code as it is kept.
   *
   * @throws NandaError RATE_LIMITED for who guesses
   */
  findDevice(
    typed: string | undefined,
    visit: Visit,
  ): Promise<{ readonly userCode: string; readonly request: DeviceRequest } | undefined>;
  /** @returns whether it still waited */
  decideDevice(ticket: {
    readonly userCode: string;
    /** Undefined refuses it. */
    readonly user: User | undefined;
  }): boolean;
  /** Changes a code, a refresh token or a device code for tokens. @throws OAuthError, NandaError */
  exchange(parameters: OAuthParameters, visit: OAuthVisit): Promise<TokenAnswer>;
  /** Ends the session of a token of either kind; of one that is not known, nothing. @throws OAuthError invalid_request, invalid_client */
  revoke(parameters: OAuthParameters, visit: OAuthVisit): Promise<void>;
}
