import { NandaError } from '../../../core/nanda-error.js';
import { principalKey } from '../../../core/principal-key.js';
import type { McpExchange } from '../mcp-exchange.js';
import { createSession, type SessionOptions } from './create-session.js';
import type { Session } from './session.js';

export type SessionRegistryOptions = Pick<SessionOptions, 'limits' | 'closing' | 'logger'>;

type Opening = Pick<SessionOptions, 'endpoint' | 'client' | 'place' | 'isOfStranger'>;

/** The sessions of all clients. */
export interface SessionRegistry {
  readonly size: number;
  /** Undefined where there are too many that are in use, or where the proxy closes. */
  open(options: Opening): Session | undefined;
  /**
   * Another's session, and one with another endpoint, are as unknown as one that never was. Of a caller who has nothing
   * else to show, the id of a session that was begun without anything is enough: MCP clients keep no tokens of ours.
   */
  find(
    id: string,
    options: Pick<McpExchange, 'principal' | 'isStranger' | 'place'>,
  ): Session | undefined;
  end(session: Session): void;
}

/** Keeps sessions until they are ended, or idle for too long; all end when the proxy closes. */
export function createSessionRegistry(options: SessionRegistryOptions): SessionRegistry {
  const { limits, closing } = options;
  const sessions = new Map<string, Session>();
  let sweeping: NodeJS.Timeout | undefined;

  function end(session: Session, reason = 'The session was ended.'): void {
    sessions.delete(session.id);
    session.close(new NandaError('CANCELLED', reason));
    if (sessions.size > 0) return;
    clearInterval(sweeping);
    sweeping = undefined;
  }

  function sweep(): void {
    const oldest = performance.now() - limits.idleTimeout;
    for (const session of sessions.values()) {
      if (!session.isBusy && session.seenAt < oldest)
        end(session, 'The session was idle too long.');
      else session.streams.sweep();
    }
  }

  function endAll(): void {
    for (const session of sessions.values()) end(session, 'The proxy is closing.');
  }

  /**
   * Says whether there is room; the session that is idle longest makes some. Strangers are as many as they like to be, and
   * take the place of strangers only.
   */
  function makeRoom({ client, isOfStranger }: Opening): boolean {
    const all = [...sessions.values()];
    const owner = principalKey(client.principal);
    const own = all.filter((session) => session.owner === owner);
    if (own.length >= limits.maxSessionsOfPrincipal) return endIdlest(own);
    if (all.length < limits.maxSessions) return true;
    return endIdlest(isOfStranger ? all.filter((session) => session.isOfStranger) : all);
  }

  function endIdlest(among: readonly Session[]): boolean {
    const idle = among.filter(({ isBusy }) => !isBusy);
    const [first] = idle.toSorted((one, other) => one.seenAt - other.seenAt);
    if (first === undefined) return false;
    end(first, 'Another session took its place.');
    return true;
  }

  closing.addEventListener('abort', endAll, { once: true });

  return {
    get size() {
      return sessions.size;
    },
    open(opening) {
      if (closing.aborted || !makeRoom(opening)) return undefined;
      const session = createSession({ ...options, ...opening });
      sessions.set(session.id, session);
      sweeping ??= setInterval(sweep, Math.min(limits.idleTimeout / 4, 60_000)).unref();
      return session;
    },
    find(id, { principal, isStranger, place }) {
      const session = sessions.get(id);
      if (session === undefined || session.place !== place) return undefined;
      const isOfStranger = isStranger && session.isOfStranger;
      if (session.owner !== principalKey(principal) && !isOfStranger) return undefined;
      session.touch();
      return session;
    },
    end: (session) => end(session),
  };
}
