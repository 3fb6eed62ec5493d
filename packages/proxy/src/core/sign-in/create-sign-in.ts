import { randomBytes } from 'node:crypto';
import type { AccountRegistration, User } from '@nanda/protocol';
import type { Accounts } from '../accounts/accounts.js';
import type { Visit } from '../accounts/visit.js';
import type { AuditLog } from '../audit/audit-log.js';
import { addressKey } from '../limits/address-key.js';
import type { RateLimiter, RatePolicy } from '../limits/rate-limiter.js';
import { NandaError } from '../nanda-error.js';
import { checkAuthorizationRequest } from './check-authorization-request.js';
import { createCodeBook } from './create-code-book.js';
import { createDeviceBook } from './create-device-book.js';
import { createExpiringMap } from './create-expiring-map.js';
import { exchangeGrant } from './exchange-grant.js';
import type { OAuthClient } from './oauth-client.js';
import { OAuthError } from './oauth-error.js';
import { ownClient } from './own-client.js';
import { readScope } from './read-scope.js';
import { readUserCode } from './read-user-code.js';
import { requiredParameter } from './required-parameter.js';
import type { SignIn, Ticket } from './sign-in.js';

export interface SignInOptions {
  readonly accounts: Pick<
    Accounts,
    'authenticate' | 'register' | 'openSession' | 'refresh' | 'logout' | 'verify'
  >;
  readonly limiter: RateLimiter;
  readonly canRegister: boolean;
  readonly audit?: Pick<AuditLog, 'record'>;
  /** Programs that may ask, beside the command line. @default none */
  readonly clients?: readonly OAuthClient[] | undefined;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** Milliseconds between signing in and saying yes. */
const ticketLifetime = 5 * 60_000;
const maxTickets = 1000;

/** How many wrong codes one address may type, and how many programs may begin to wait there. */
const typedCodes: RatePolicy = { name: 'device-code', limit: 10, window: 600 };
const openedDevices: RatePolicy = { name: 'device-authorization', limit: 30, window: 600 };

/** Signing in for programs. What is under way is kept in memory, and lost with the process: it takes minutes at most. */
export function createSignIn({
  accounts,
  limiter,
  canRegister,
  audit,
  clients: others = [],
  now = () => performance.now(),
}: SignInOptions): SignIn {
  const clients = new Map([...others, ownClient].map((client) => [client.id, client]));
  const tickets = createExpiringMap<{ readonly ticket: Ticket; readonly browser: string }>({
    lifetime: ticketLifetime,
    capacity: maxTickets,
    now,
  });
  const devices = createDeviceBook({ now });
  const codes = createCodeBook({
    now,
    async revoke(identity) {
      audit?.record({
        type: 'session.reused',
        outcome: 'refused',
        actor: `user:${identity.userId}`,
        target: identity.userId,
        details: { what: 'authorization code' },
      });
      await accounts.logout({ identity }, {});
    },
  });

  function clientOf(id: string): OAuthClient {
    const client = clients.get(id);
    if (client !== undefined) return client;
    throw new OAuthError('invalid_client', 'This proxy knows no such client.');
  }

  /** @param options `cost` 0 looks, and counts nothing. */
  async function count(
    visit: Visit,
    { policy, cost }: { readonly policy: RatePolicy; readonly cost: 0 | 1 },
  ): Promise<void> {
    const key = addressKey(visit.remoteAddress);
    const { isAllowed, remaining, reset } = await limiter.take(key, { policy, cost });
    if (isAllowed && (cost === 1 || remaining > 0)) return;
    const retryAfter = Math.max(1, Math.ceil(reset / policy.limit));
    const words = `Too many tries from here. Wait ${retryAfter} seconds.`;
    throw new NandaError('RATE_LIMITED', words, { retryAfter });
  }

  async function register(registration: AccountRegistration, visit: Visit): Promise<User> {
    const { user, refreshToken } = await accounts.register(registration, visit);
    // Of no use to anybody: what is wanted comes when the program is let in.
    await accounts.logout({ refreshToken }, visit);
    if (user === undefined) throw new Error('A new account came without its user.');
    return user;
  }

  return {
    canRegister,
    check: (parameters, { issuer }) => checkAuthorizationRequest(parameters, { clients, issuer }),

    async identify(shown, { isNew, purpose, browser, visit }) {
      const user = isNew ? await register(shown, visit) : await accounts.authenticate(shown, visit);
      const ticket: Ticket = { id: randomBytes(32).toString('base64url'), user, purpose };
      if (tickets.set(ticket.id, { ticket, browser })) return ticket;
      throw new OAuthError('temporarily_unavailable', 'Too many are signing in. Try again soon.');
    },

    take(ticketId, { browser }) {
      const found = tickets.get(ticketId);
      if (found === undefined || found.browser !== browser) return undefined;
      tickets.delete(ticketId);
      return found.ticket;
    },

    allow: ({ user, request }) => codes.issue({ userId: user.id, request }),

    async openDevice(parameters, visit) {
      const client = clientOf(requiredParameter(parameters, 'client_id'));
      const scope = readScope(parameters['scope']);
      await count(visit, { policy: openedDevices, cost: 1 });
      const { remoteAddress } = visit;
      return devices.open({ client, scope, remoteAddress, askedAt: Date.now() });
    },

    async findDevice(typed, visit) {
      const userCode = readUserCode(typed);
      if (userCode === undefined) return undefined;
      await count(visit, { policy: typedCodes, cost: 0 });
      const request = devices.find(userCode);
      if (request !== undefined) return { userCode, request };
      // Only who guesses is counted.
      await count(visit, { policy: typedCodes, cost: 1 });
      return undefined;
    },

    decideDevice: ({ userCode, user }) => devices.decide(userCode, user?.id),

    async exchange(parameters, visit) {
      const client = clientOf(requiredParameter(parameters, 'client_id'));
      return exchangeGrant(parameters, { accounts, client, codes, devices, visit });
    },

    async revoke(parameters, visit) {
      clientOf(requiredParameter(parameters, 'client_id'));
      const token = requiredParameter(parameters, 'token');
      const identity = await accounts
        .verify({ kind: 'bearer', value: token })
        .catch((error: unknown) => {
          // One that is over is none of the first kind any more; it may still be of the other.
          if (error instanceof NandaError) return undefined;
          throw error;
        });
      // A key is no token of a session: it is revoked by who made it.
      if (identity?.apiKeyId !== undefined) return;
      await accounts.logout(identity === undefined ? { refreshToken: token } : { identity }, visit);
    },
  };
}
