import { type NANDAClient } from '@nanda/sdk';
import { browse } from '@nanda/testing';
import { challengeOf } from './challenge-of.js';
import type { ScenarioContext } from './scenario-context.js';

/** The user of a client: agrees to what a service asks for, as often as makes sense. */
export interface AuthorizingUser {
  /** Does it, and again after each time that the service has asked for consent. */
  attempt<Result>(action: () => Promise<Result>): Promise<Result>;
}

/** Who is asked again and again for what they have agreed to gives up. */
const patience = 3;

export function createAuthorizingUser(
  nanda: NANDAClient,
  {
    serviceId,
    context: { client },
  }: { readonly serviceId: string; readonly context: Pick<ScenarioContext, 'client'> },
): AuthorizingUser {
  let left = patience;
  return {
    async attempt(action) {
      for (;;) {
        try {
          return await action();
        } catch (error) {
          const challenge = challengeOf(error);
          if (challenge === undefined || left === 0) throw error;
          left -= 1;
          const { reason, scope } = challenge;
          await nanda.authorize(serviceId, {
            ...client,
            ...(reason === 'insufficient_scope' && scope !== undefined && { scope }),
            openUrl: async (url) => {
              await browse(url);
            },
          });
        }
      }
    },
  };
}
