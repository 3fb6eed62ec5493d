import type {
  AccountRegistration,
  Session,
  SessionTokens,
  SignIn,
  WalletChallenge,
} from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { StoredSession } from '../auth/stored-session.js';
import { toStoredSession } from '../auth/to-stored-session.js';
import type { RequestOptions } from '../client-options.js';
import { AuthenticationError } from '../errors/authentication-error.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { Transport } from '../http/transport.js';

/** A wallet that somebody signs in with. */
export interface WalletSigner {
  /** `0x` and 40 hexadecimal digits. */
  readonly walletAddress: string;
  /** Signs a text (`personal_sign`, `signMessage`): gives `0x` and the signature. */
  readonly sign: (message: string) => string | Promise<string>;
  /** @default the proxy's own */
  readonly chainId?: number | undefined;
}

/**
 * Signing in to a proxy that has accounts; others answer with a NotFoundError. Once signed in, every request carries
 * the session: its access token is refreshed shortly before it ends and after it was refused, once for all requests
 * that need it at the time.
 */
export class Auth {
  readonly #transport: Transport;
  readonly #onIdentity: () => void;
  #signIns = 0;

  /** @param options `onIdentity`: told when the client has become somebody else */
  constructor(transport: Transport, { onIdentity }: { readonly onIdentity: () => void }) {
    this.#transport = transport;
    this.#onIdentity = onIdentity;
  }

  /** The tokens of the present session, to keep for later; undefined where nobody is signed in. Secrets. */
  get session(): StoredSession | undefined {
    return this.#transport.credentials.session;
  }

  /** Makes an account, and signs in. */
  register(registration: AccountRegistration, options?: RequestOptions): APIPromise<SessionTokens> {
    return this.#transport.request(
      'auth.register',
      { body: registration, options, isAnonymous: true },
      ({ data }) => this.#enter(data),
    );
  }

  /**
   * Signs in.
   *
   * @param credentials `{ email, password }`, or `{ walletAddress, message, signature }` (see {@link loginWithWallet})
   * @throws AuthenticationError for the wrong ones, RateLimitError after too many tries.
   */
  login(credentials: SignIn, options?: RequestOptions): APIPromise<SessionTokens> {
    return this.#transport.request(
      'auth.login',
      { body: credentials, options, isAnonymous: true },
      ({ data }) => this.#enter(data),
    );
  }

  /** Gets the message (EIP-4361) that a wallet signs to sign in, good for one sign-in. */
  challenge(
    parameters: Pick<WalletSigner, 'walletAddress' | 'chainId'>,
    options?: RequestOptions,
  ): APIPromise<WalletChallenge> {
    const { walletAddress, chainId } = parameters;
    const body = { walletAddress, chainId };
    return this.#transport.request('auth.challenge', { body, options, isAnonymous: true });
  }

  /**
   * Signs in with a wallet: gets the message, has it signed, and sends the signature.
   *
   * @example
   * await nanda.auth.loginWithWallet({
   *   walletAddress: account.address,
   *   sign: (message) => account.signMessage({ message }),
   * });
   */
  async loginWithWallet(
    { sign, ...parameters }: WalletSigner,
    options?: RequestOptions,
  ): Promise<SessionTokens> {
    const { message } = await this.challenge(parameters, options);
    const { walletAddress } = parameters;
    return await this.login({ walletAddress, message, signature: await sign(message) }, options);
  }

  /**
   * Changes a refresh token for new tokens, and goes on with these. Not needed as a rule: requests do it by themselves,
   * and wait for this one.
   *
   * @param refreshToken that of the present session where left out
   */
  refresh(refreshToken?: string, options?: RequestOptions): APIPromise<SessionTokens> {
    return this.#transport.credentials.renewal.share((earlier) =>
      this.#transport.request(
        'auth.refresh',
        async () => {
          await earlier;
          const body = { refreshToken: refreshToken ?? this.session?.refreshToken };
          if (body.refreshToken !== undefined) return { body, options, isAnonymous: true };
          throw new ConfigurationError('Nobody is signed in. Sign in with `auth.login()` first.');
        },
        ({ data }) => this.#begin(data),
      ),
    );
  }

  /**
   * Signs out: the session ends at the proxy, and here even where the proxy cannot be reached. One that is over
   * already is as good as signed out of.
   */
  async logout(options?: RequestOptions): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const signIns = this.#signIns;
    const body = { refreshToken: session.refreshToken };
    // As the request is made: with the token that it ends.
    const sent = this.#transport.request('auth.logout', { body, options });
    try {
      await sent;
    } catch (error) {
      if (!AuthenticationError.isInstance(error)) throw error;
    } finally {
      // Who has signed in anew meanwhile stays so.
      if (signIns === this.#signIns) {
        if (this.session !== undefined) this.#transport.credentials.session = undefined;
        this.#onIdentity();
      }
    }
  }

  /** Tells who the proxy takes the caller for. @throws AuthenticationError */
  getSession(options?: RequestOptions): APIPromise<Session> {
    return this.#transport.request('auth.session', { options });
  }

  #enter(tokens: SessionTokens): SessionTokens {
    this.#signIns += 1;
    this.#begin(tokens);
    this.#onIdentity();
    return tokens;
  }

  #begin(tokens: SessionTokens): SessionTokens {
    this.#transport.credentials.session = toStoredSession(tokens);
    return tokens;
  }
}
