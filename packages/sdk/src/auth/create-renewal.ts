import { checkCredential } from '../config/check-credential.js';
import { AuthenticationError } from '../errors/authentication-error.js';
import { createTimeoutError } from '../http/create-timeout-error.js';
import { within } from '../http/within.js';
import type { StoredSession } from './stored-session.js';
import type { TokenSource } from './token-source.js';

/** What {@link createRenewal} needs. */
export interface RenewalParts {
  /** Milliseconds that a function may take for a credential. */
  readonly timeout: number;
  /** Changes a refresh token for a new session. */
  readonly refresh: (refreshToken: string) => Promise<StoredSession>;
  /** Where the session is kept. */
  readonly credentials: { session: StoredSession | undefined };
}

/** Gets new credentials. Needs of one that overlap share it. */
export interface Renewal {
  /** Asks a function for a credential. `refused`: the one that was not taken. */
  readonly ask: (
    source: TokenSource,
    question: { readonly name: string; readonly refused: string | undefined },
  ) => Promise<string>;
  /** Changes this session for a new one, unless another one has taken its place. */
  readonly renew: (before: StoredSession) => Promise<void>;
  /**
   * Lets those who need another session wait for this refresh, which begins after the one under way: a refresh
   * token that is used twice ends the session.
   */
  readonly share: <Work extends Promise<unknown>>(
    refresh: (earlier: Promise<unknown> | undefined) => Work,
  ) => Work;
}

/** Makes what gets new credentials. */
export function createRenewal({ timeout, refresh, credentials }: RenewalParts): Renewal {
  let renewed: Promise<unknown> | undefined;
  let asked: { readonly refused: string | undefined; readonly answer: Promise<string> } | undefined;

  return {
    async ask(source, { name, refused }) {
      const call = async (): Promise<string> => {
        const answer = await within(async () => [await source(refused)] as const, { timeout });
        // One that hangs must not hold up those who come later.
        if (typeof answer === 'string') {
          throw createTimeoutError({
            subject: name,
            phase: 'credentials',
            timeout,
            attempts: [],
            repetition: 'safe',
            idempotencyKey: undefined,
          });
        }
        return checkCredential(answer[0], { name });
      };
      // Who was refused must not be given what was asked for before that.
      if (asked === undefined || (refused !== undefined && refused !== asked.refused)) {
        asked = { refused, answer: call() };
      }
      const mine = asked;
      try {
        return await mine.answer;
      } finally {
        if (asked === mine) asked = undefined;
      }
    },

    async renew(before) {
      if (credentials.session !== before) return;
      await (renewed ?? share(() => change(before)));
    },

    share,
  };

  function share<Work extends Promise<unknown>>(
    begin: (earlier: Promise<unknown> | undefined) => Work,
  ): Work {
    const work = begin(renewed?.catch(() => undefined));
    const mine = work.finally(() => {
      if (renewed === mine) renewed = undefined;
    });
    // Told to each who waits.
    mine.catch(() => undefined);
    renewed = mine;
    return work;
  }

  async function change(before: StoredSession): Promise<void> {
    const replace = (after: StoredSession | undefined): void => {
      // Somebody may have signed out, or in, meanwhile: that counts.
      if (credentials.session === before) credentials.session = after;
    };
    try {
      replace(await refresh(before.refreshToken));
    } catch (error) {
      // What the proxy does not take any more is of no further use; a network that is down says nothing about it.
      if (AuthenticationError.isInstance(error)) replace(undefined);
      throw error;
    }
  }
}
