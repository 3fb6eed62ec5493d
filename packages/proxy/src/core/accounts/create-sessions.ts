import { randomBytes } from 'node:crypto';
import type { SessionTokens } from '@nanda/protocol';
import { checkScopes } from '../access/check-scopes.js';
import { createId } from '../create-id.js';
import { accountErrors } from './account-errors.js';
import type { AccountsOptions } from './accounts-options.js';
import type { Accounts } from './accounts.js';
import type { SignInGuard } from './limits/create-sign-in-guard.js';
import { listScope } from './list-scope.js';
import { recordEvent } from './record-event.js';
import type { SessionRecord } from './store/session-record.js';
import type { StandingSession } from './store/session-repository.js';
import { toUser } from './to-user.js';
import type { AccessTokens } from './tokens/create-access-tokens.js';
import { hashSecret } from './tokens/hash-secret.js';

export interface SessionsOptions extends Pick<
  AccountsOptions,
  'store' | 'settings' | 'rules' | 'audit'
> {
  readonly tokens: AccessTokens;
  readonly guard: SignInGuard;
  readonly now: () => number;
  /** Told of a session that is ended. */
  readonly onEnd: (id: string) => void;
}

/** Sign-ins: what they give, how it is kept alive, and how it ends. */
export type Sessions = Pick<Accounts, 'openSession' | 'refresh' | 'logout'>;

/** Of one account; the oldest one goes for the newest. */
const mostSessions = 100;

/**
 * A refresh token is good once. There is no grace for one that comes twice, not even at the same moment: nobody can
 * tell a program that lost an answer from a thief, and to sign in again is cheap.
 */
export function createSessions(options: SessionsOptions): Sessions {
  const { store, settings, rules, audit, tokens, guard, now, onEnd } = options;

  async function tokensFor(
    { session, account }: StandingSession,
    refreshToken: string,
  ): Promise<SessionTokens> {
    const whole = rules.ofAccount(account);
    const scope = session.scope ?? ['*'];
    const access = rules.narrow(whole, scope);
    const accessToken = await tokens.issue({
      sub: account.id,
      sid: session.id,
      scope: listScope(scope, { access }),
      plan: account.plan,
      rateLimit: rules.rateOf(account.plan),
    });
    const expiresIn = Math.floor(settings.accessTokenTtl / 1000);
    return { accessToken, refreshToken, expiresIn, user: toUser(account) };
  }

  return {
    async openSession(userId, { visit, scope, clientId }) {
      const account = await store.accounts.find(userId);
      if (account === undefined || account.isDisabled) throw accountErrors.wrongCredentials();
      if (scope !== undefined) checkScopes(rules.ofAccount(account), scope);
      const refreshToken = createRefreshToken();
      const session: SessionRecord = {
        id: createId('sess'),
        accountId: userId,
        scope,
        clientId,
        createdAt: now(),
        expiresAt: now() + settings.refreshTokenTtl,
      };
      const given = await tokensFor({ session, account }, refreshToken);
      const ended = await store.sessions.open(session, {
        tokenHash: hashSecret(refreshToken),
        most: mostSessions,
      });
      if (ended === undefined) throw accountErrors.wrongCredentials();
      for (const id of ended) {
        onEnd(id);
        recordEvent(audit, { type: 'session.revoked', visit, userId, target: id });
      }
      return given;
    },

    async refresh(refreshToken, { visit, clientIds }) {
      await guard.enter('refresh', visit);
      // Once the token is used, the next one has to follow.
      await tokens.prepare();
      const next = createRefreshToken();
      const at = now();
      const rotation = await store.sessions.rotate(hashSecret(refreshToken), {
        clientIds,
        next: hashSecret(next),
        now: at,
        expiresAt: at + settings.refreshTokenTtl,
      });
      switch (rotation.kind) {
        case 'rotated': {
          const { session, account } = rotation;
          recordEvent(audit, {
            type: 'session.refreshed',
            visit,
            userId: account.id,
            target: session.id,
          });
          return tokensFor(rotation, next);
        }
        case 'reused': {
          const { id, accountId } = rotation.session;
          onEnd(id);
          recordEvent(audit, {
            type: 'session.reused',
            outcome: 'refused',
            visit,
            target: id,
            details: { account: accountId },
          });
          throw accountErrors.sessionOver();
        }
        case 'unknown':
          throw accountErrors.sessionOver();
      }
    },

    async logout({ identity, refreshToken }, visit) {
      const session =
        refreshToken === undefined
          ? undefined
          : await store.sessions.findByToken(hashSecret(refreshToken));
      const id = refreshToken === undefined ? identity?.sessionId : session?.id;
      if (id === undefined) return false;
      const isEnded = await store.sessions.end(id);
      onEnd(id);
      if (isEnded) {
        const userId = session?.accountId ?? identity?.userId;
        recordEvent(audit, { type: 'logout', visit, userId, target: id });
      }
      return isEnded;
    },
  };
}

function createRefreshToken(): string {
  return `nr_${randomBytes(32).toString('base64url')}`;
}
