import type { Access } from '../access/access.js';
import type { Identity, ShownCredential } from '../accounts/identity.js';
import { NandaError } from '../nanda-error.js';
import type { IdentityChain } from './create-identity-chain.js';

/** What lasts longer than the request that began it, and for how long it may. */
export interface Attendance {
  /** Aborted when the token or key is over, revoked, or lets its owner do something else than it did. */
  readonly signal: AbortSignal;
  /** It is over by itself. */
  leave(): void;
}

/** Ends streams and sockets with the token that they were opened with, in a matter of seconds. */
export interface IdentityWatch {
  attend(shown: ShownCredential, identity: Identity): Attendance;
  /** Tokens and keys that are looked after. */
  readonly size: number;
  close(): void;
}

export interface IdentityWatchOptions extends Pick<IdentityChain, 'verifyAgain'> {
  /** Milliseconds between two looks at what has expired. @default 1000 */
  readonly interval?: number;
  /** Milliseconds after which it is asked again whether a token still stands. @default 3000 */
  readonly askAgainAfter?: number;
  /** Milliseconds since 1970. @default the system's clock */
  readonly now?: () => number;
}

interface Watched {
  readonly shown: ShownCredential;
  readonly identity: Identity;
  readonly access: string;
  readonly expiresAt: number;
  readonly attending: Set<AbortController>;
  askedAt: number;
}

/** One timer for all of them, and none while there are none. */
export function createIdentityWatch({
  verifyAgain,
  interval = 1000,
  askAgainAfter = 3000,
  now = Date.now,
}: IdentityWatchOptions): IdentityWatch {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  function end(key: string, { attending }: Watched): void {
    watched.delete(key);
    for (const one of attending) one.abort();
    rest();
  }

  function rest(): void {
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  async function stillStands({ shown, identity, access }: Watched): Promise<boolean> {
    try {
      const again = await verifyAgain(shown, identity);
      return again !== undefined && describe(again.access) === access;
    } catch (error) {
      // A store that is busy says nothing of the token.
      return !(error instanceof NandaError && error.code === 'UNAUTHENTICATED');
    }
  }

  async function look(): Promise<void> {
    for (const [key, each] of watched) {
      if (each.expiresAt <= now()) end(key, each);
    }
    if (isLooking) return;
    isLooking = true;
    for (const [key, each] of watched) {
      if (now() - each.askedAt < askAgainAfter) continue;
      each.askedAt = now();
      const stands = await stillStands(each);
      // Another one may have come with the same token since then, and is of the same answer.
      if (!stands && watched.get(key) === each) end(key, each);
    }
    isLooking = false;
  }

  return {
    attend(shown, identity) {
      const key = `${shown.kind} ${shown.value}`;
      const { expiresAt } = identity;
      const each: Watched = watched.get(key) ?? {
        shown,
        identity,
        access: describe(identity.access),
        expiresAt: expiresAt === undefined ? Infinity : Date.parse(expiresAt),
        attending: new Set(),
        askedAt: now(),
      };
      const controller = new AbortController();
      each.attending.add(controller);
      watched.set(key, each);
      timer ??= setInterval(() => void look(), interval).unref();
      return {
        signal: controller.signal,
        leave() {
          each.attending.delete(controller);
          if (each.attending.size > 0 || watched.get(key) !== each) return;
          watched.delete(key);
          rest();
        },
      };
    },
    get size() {
      return watched.size;
    },
    close() {
      watched.clear();
      rest();
    },
  };
}

function describe({ permissions, tools, plan }: Access): string {
  return JSON.stringify([[...permissions].toSorted(), tools, plan]);
}
