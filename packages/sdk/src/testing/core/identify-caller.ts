import { headers as names } from '@nanda/protocol';
import { Refusal } from '../wire/refusal.js';
import type { Caller } from './caller.js';
import type { World } from './world.js';

/** Who sent a request. */
export interface IdentifiedCaller {
  readonly caller: Caller;
  /** A new client token, to be handed out with the answer. */
  readonly handOut?: string;
}

/**
 * Finds out who sent a request: an account, where it has a token or a key of one, else the local user or a visitor.
 *
 * @throws Refusal UNAUTHENTICATED for what was good once and is not any more, and for none where one is wanted
 */
export function identifyCaller(
  headers: Headers,
  {
    world: { options, ids, accounts, apiKeys },
    isOwnerWanted,
  }: { readonly world: World; readonly isOwnerWanted: boolean },
): IdentifiedCaller {
  const token = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const key = token ?? headers.get(names.apiKey) ?? undefined;
  const grant = key === undefined ? undefined : (accounts.grantOf(key) ?? apiKeys.grantOf(key));
  if (grant !== undefined) {
    return { caller: { key: `user:${grant.userId}`, userId: grant.userId, grant } };
  }
  if (options.requiresSignIn === true && isOwnerWanted) {
    const message =
      key === undefined
        ? 'Sign in first, or send an API key: this test proxy was made with `requiresSignIn`.'
        : 'The token or key is none that this test proxy has given out.';
    throw new Refusal('UNAUTHENTICATED', { message });
  }
  const visitor = headers.get(names.client);
  if (visitor !== null) return { caller: nobody(`client:${visitor}`) };
  if (options.callers !== 'anonymous') return { caller: nobody('local') };
  const handOut = ids('client');
  return { caller: nobody(`client:${handOut}`), handOut };
}

function nobody(key: string): Caller {
  return { key, userId: undefined, grant: undefined };
}
