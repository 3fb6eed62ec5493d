import type { Principal } from '../../core/principal.js';
import { principalKey } from '../../core/principal-key.js';
import type { Channel } from './create-channel.js';
import { createSession, type Session, type SessionOptions } from './create-session.js';

/** The sessions of this process: of its sockets, and of those that dropped a short while ago. */
export interface Sessions {
  open(principal: Principal, holder: Channel): Session;
  /**
   * Hands a session over to another socket of the same caller; one that still has it is closed.
   *
   * @returns undefined where there is none, or it is somebody else's: nobody is told which.
   */
  claim(
    resumeToken: string,
    options: { principal: Principal; holder: Channel },
  ): Session | undefined;
  /** The socket is gone; its session is kept, unless another one has it by now. */
  release(session: Session, holder: Channel): void;
  /** Ends it for good. */
  forget(session: Session): void;
  readonly size: number;
  /** Those that have a socket. */
  live(): readonly Session[];
  /** Ends all of them. */
  end(): void;
}

/** Close codes of our own begin at 4000. */
const takenOver = 4001;

export function createSessions(options: Omit<SessionOptions, 'principal'>): Sessions {
  const { resumeWindow, maxKept } = options.limits;
  const all = new Map<string, Session>();
  /** The ones without a socket, the longest kept first. */
  const kept = new Map<Session, NodeJS.Timeout>();

  function unkeep(session: Session): void {
    clearTimeout(kept.get(session));
    kept.delete(session);
  }

  function forget(session: Session): void {
    unkeep(session);
    all.delete(session.resumeToken);
    session.end();
  }

  return {
    open(principal, holder) {
      const session = createSession({ ...options, principal });
      session.holder = holder;
      all.set(session.resumeToken, session);
      return session;
    },
    claim(resumeToken, { principal, holder }) {
      const session = all.get(resumeToken);
      if (session === undefined) return undefined;
      if (principalKey(session.principal) !== principalKey(principal)) return undefined;
      unkeep(session);
      session.outlet.detach();
      session.holder?.close(takenOver, 'Another socket goes on with this session.');
      session.holder = holder;
      session.principal = principal;
      return session;
    },
    release(session, holder) {
      if (session.holder !== holder) return;
      session.holder = undefined;
      session.outlet.detach();
      const timer = setTimeout(() => forget(session), resumeWindow);
      timer.unref();
      kept.set(session, timer);
      for (const oldest of kept.keys()) {
        if (kept.size <= maxKept) break;
        forget(oldest);
      }
    },
    forget,
    get size() {
      return all.size;
    },
    live: () => [...all.values()].filter(({ holder }) => holder !== undefined),
    end() {
      for (const session of all.values()) forget(session);
    },
  };
}
