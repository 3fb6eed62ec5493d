import { headers as names } from '@nanda/protocol/facts';
import type { Logger } from '../logger.js';
import type { HeaderValues } from '../http/merge-headers.js';
import { createRenewal, type Renewal } from './create-renewal.js';
import type { StoredSession } from './stored-session.js';
import type { TokenSource } from './token-source.js';

/** What {@link Credentials} are made of. */
export interface CredentialsParts {
  readonly accessToken: string | TokenSource | undefined;
  readonly apiKey: string | TokenSource | undefined;
  readonly session: StoredSession | undefined;
  /** Told of every change of the session; undefined when it has ended. */
  readonly onSession: ((session: StoredSession | undefined) => unknown) | undefined;
  /** Changes a refresh token for a new session. */
  readonly refresh: (refreshToken: string) => Promise<StoredSession>;
  /** Milliseconds that a function may take for a credential. */
  readonly timeout: number;
  readonly logger: Logger;
  /** @default Date.now */
  readonly now?: () => number;
}

/** A token that ends within this many milliseconds is not sent any more. */
const leeway = 10_000;

/** What requests are signed with: a session, else an access token, else an API key. */
export class Credentials {
  readonly #parts: CredentialsParts;
  readonly #now: () => number;
  #session: StoredSession | undefined;
  readonly renewal: Renewal;

  constructor(parts: CredentialsParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    this.#session = parts.session;
    this.renewal = createRenewal({ ...parts, credentials: this });
  }

  get session(): StoredSession | undefined {
    return this.#session;
  }

  set session(session: StoredSession | undefined) {
    this.#session = session;
    const { onSession, logger } = this.#parts;
    // A session that could not be kept is a session all the same.
    void (async () => onSession?.(session))().catch((error: unknown) => {
      logger.error(`onSession failed: ${String(error)}`);
    });
  }

  /**
   * The header field of a credential; none where there is none.
   *
   * @param options `refused`: the value of the field that was sent and not taken
   */
  async headers({
    refused,
  }: { readonly refused?: string | undefined } = {}): Promise<HeaderValues> {
    const { accessToken, apiKey } = this.#parts;
    const session = this.#session;
    if (
      session !== undefined &&
      (refused === `Bearer ${session.accessToken}` || session.expiresAt - leeway <= this.#now())
    ) {
      await this.renewal.renew(session);
    }
    if (this.#session !== undefined) return bearer(this.#session.accessToken);
    if (accessToken !== undefined) {
      return bearer(
        await this.#read(accessToken, { name: 'accessToken', refused: refused?.slice(7) }),
      );
    }
    if (apiKey === undefined) return {};
    return { [names.apiKey]: await this.#read(apiKey, { name: 'apiKey', refused }) };
  }

  /** Whether another credential can be had when the present one is refused. */
  get canRenew(): boolean {
    const { accessToken, apiKey } = this.#parts;
    return this.#session !== undefined || typeof (accessToken ?? apiKey) === 'function';
  }

  async #read(
    source: string | TokenSource,
    { name, refused }: { readonly name: string; readonly refused: string | undefined },
  ): Promise<string> {
    if (typeof source === 'string') return source;
    return await this.renewal.ask(source, { name, refused });
  }
}

function bearer(token: string): HeaderValues {
  return { authorization: `Bearer ${token}` };
}
