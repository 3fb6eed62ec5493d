import type { Accounts } from '../../core/accounts/accounts.js';
import { ownClient } from '../../core/sign-in/own-client.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { shownIdentity } from './shown-identity.js';
import { visitOf } from './visit-of.js';

export type AuthOperationId =
  | 'auth.register'
  | 'auth.challenge'
  | 'auth.login'
  | 'auth.refresh'
  | 'auth.logout'
  | 'auth.session';

/** Other programs go on with their sessions where they got them: at the token endpoint. */
const clientIds = [undefined, ownClient.id];

/** Signing in and out on the v2 surface. What it gives is nobody's to keep on the way. */
export function createAuthHandlers({
  accounts,
}: {
  readonly accounts: Accounts;
}): OperationHandlers<AuthOperationId> {
  return {
    'auth.register': async ({ body }, context) => ({
      data: await accounts.register(body, visitOf(context)),
    }),
    'auth.challenge': async ({ body }, context) => ({
      data: await accounts.challenge(body, visitOf(context)),
    }),
    'auth.login': async ({ body }, context) => ({
      data: await accounts.signIn(body, visitOf(context)),
    }),
    'auth.refresh': async ({ body }, context) => ({
      data: await accounts.refresh(body.refreshToken, { visit: visitOf(context), clientIds }),
    }),
    'auth.logout': async ({ body: { refreshToken } }, context) => {
      const shown = { identity: context.identity, refreshToken };
      return { data: { ended: await accounts.logout(shown, visitOf(context)) } };
    },
    'auth.session': async (_, context) => ({
      data: await accounts.session(shownIdentity(context)),
    }),
  };
}
