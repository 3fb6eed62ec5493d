import { createHash, randomBytes } from 'node:crypto';
import { createExpiringMap } from './create-expiring-map.js';
import { createUserCode } from './create-user-code.js';
import type { OAuthClient } from './oauth-client.js';
import { OAuthError } from './oauth-error.js';

/** A program without a browser that waits for somebody to let it in. */
export interface DeviceRequest {
  readonly client: OAuthClient;
  readonly scope: readonly string[] | undefined;
  /** Where it asks from. */
  readonly remoteAddress: string | undefined;
  /** Milliseconds of the epoch. */
  readonly askedAt: number;
}

export interface DeviceCodes {
  readonly deviceCode: string;
  readonly userCode: string;
  /** Seconds that both are good for. */
  readonly expiresIn: number;
  /** Seconds between two questions. */
  readonly interval: number;
}

/** Programs that wait (RFC 8628). */
export interface DeviceBook {
  /** @throws OAuthError temporarily_unavailable */
  open(request: DeviceRequest): DeviceCodes;
  /** The one that waits under a code; undefined where there is none, or it is decided. */
  find(userCode: string): DeviceRequest | undefined;
  /** @param userId Who lets it in; undefined refuses it. @returns whether it still waited */
  decide(userCode: string, userId: string | undefined): boolean;
  /**
   * What was decided; good once.
   *
   * @throws OAuthError authorization_pending, slow_down, access_denied, expired_token, invalid_grant
   */
  collect(
    deviceCode: string,
    options: { readonly clientId: string },
  ): { readonly userId: string; readonly request: DeviceRequest };
}

interface Entry {
  readonly request: DeviceRequest;
  readonly userCode: string;
  decision?: { readonly userId: string | undefined };
  /** Milliseconds. */
  interval: number;
  askedLast?: number;
}

const lifetime = 10 * 60_000;
const capacity = 1000;
/** What a program that asks too often has to wait longer. */
const penalty = 5000;
const longestInterval = 60_000;

export function createDeviceBook({
  now,
  interval = 5000,
}: {
  readonly now: () => number;
  /** Milliseconds. @default 5000 */
  readonly interval?: number;
}): DeviceBook {
  const byUserCode = createExpiringMap<Entry>({ lifetime, capacity, now });
  // Longer, so that whoever comes too late is told so.
  const byDeviceCode = createExpiringMap<Entry>({
    lifetime: 2 * lifetime,
    capacity: 2 * capacity,
    now,
  });

  return {
    open(request) {
      const deviceCode = randomBytes(32).toString('base64url');
      let userCode = createUserCode();
      while (byUserCode.get(userCode) !== undefined) userCode = createUserCode();
      const entry: Entry = { request, userCode, interval };
      if (!byUserCode.set(userCode, entry) || !byDeviceCode.set(hashOf(deviceCode), entry)) {
        byUserCode.delete(userCode);
        throw new OAuthError('temporarily_unavailable', 'Too many are signing in. Try again soon.');
      }
      return {
        deviceCode,
        userCode,
        expiresIn: lifetime / 1000,
        interval: Math.ceil(interval / 1000),
      };
    },

    find: (userCode) => byUserCode.get(userCode)?.request,

    decide(userCode, userId) {
      const entry = byUserCode.get(userCode);
      if (entry === undefined) return false;
      byUserCode.delete(userCode);
      entry.decision = { userId };
      return true;
    },

    collect(deviceCode, { clientId }) {
      const key = hashOf(deviceCode);
      const entry = byDeviceCode.get(key);
      if (entry === undefined || entry.request.client.id !== clientId) {
        throw new OAuthError('invalid_grant', 'There is no such device code, or it was used.');
      }
      if (entry.decision !== undefined) {
        byDeviceCode.delete(key);
        const { userId } = entry.decision;
        if (userId === undefined) throw new OAuthError('access_denied', 'It was refused.');
        return { userId, request: entry.request };
      }
      if (byUserCode.get(entry.userCode) !== entry) {
        byDeviceCode.delete(key);
        throw new OAuthError('expired_token', 'Nobody has answered in time. Begin anew.');
      }
      const time = now();
      const isHasty =
        entry.askedLast !== undefined && time - entry.askedLast < entry.interval * 0.9;
      entry.askedLast = time;
      if (isHasty) {
        entry.interval = Math.min(longestInterval, entry.interval + penalty);
        throw new OAuthError(
          'slow_down',
          'Ask less often: five seconds more between two questions.',
        );
      }
      throw new OAuthError('authorization_pending', 'Nobody has answered yet.');
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
