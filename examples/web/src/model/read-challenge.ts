import { AuthenticationError } from '@nanda/sdk';
import type { Challenge } from './challenge.ts';
import { isRecord } from './is-record.ts';
import { webAddress } from './web-address.ts';

/** What a service wants, where that is why it was not connected to. */
export function readChallenge(error: unknown): Challenge | undefined {
  if (!AuthenticationError.isInstance(error) || error.code !== 'SERVICE_AUTH_REQUIRED') {
    return undefined;
  }
  // It is what the service says, whatever its type promises.
  const said: unknown = error.challenge;
  const challenge = isRecord(said) ? said : {};
  const facts = ['scheme', 'realm', 'scope'].flatMap((name) => {
    const value = challenge[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    type: typeof challenge['kind'] === 'string' ? challenge['kind'] : 'unknown',
    facts,
    description: webAddress(challenge['where'] ?? challenge['resourceMetadata']),
  };
}
