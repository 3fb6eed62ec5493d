import { createHmac, randomBytes } from 'node:crypto';
import { isSameSecret } from '../../is-same-secret.js';

/** What a state is good for: it is refused with anything else. */
export interface SealedSubject {
  readonly callId: string;
  /** Each question of a call has a state of its own, which is good for one retry. */
  readonly round: number;
  readonly principal: string;
  /** See `accessKey`. */
  readonly access: string;
  readonly endpoint: string;
  readonly method: string;
  readonly params: string;
}

export interface StateSeal {
  seal(subject: SealedSubject): string;
  /** The call that a state of ours names; undefined where it is somebody else's, such as a service's own. */
  callIdOf(state: string): string | undefined;
  isSound(state: string, subject: SealedSubject): boolean;
}

/** Seals with a key that lives as long as the process, as do the calls that states are about. */
export function createStateSeal(): StateSeal {
  const key = randomBytes(32);
  // A proxy behind this one makes such states too: each knows its own by this.
  const mark = randomBytes(9).toString('base64url');

  function seal(subject: SealedSubject): string {
    const { callId, round, principal, access, endpoint, method, params } = subject;
    const asker = [principal, access];
    const text = JSON.stringify([mark, callId, round, ...asker, endpoint, method, params]);
    const code = createHmac('sha256', key).update(text).digest('base64url');
    return [mark, callId, round, code].join('.');
  }

  return {
    seal,
    callIdOf: (state) =>
      state.startsWith(`${mark}.`) ? (state.split('.', 2)[1] ?? '') : undefined,
    isSound: (state, subject) => isSameSecret(state, seal(subject)),
  };
}
