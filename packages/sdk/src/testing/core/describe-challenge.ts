import type { ChallengeField, ServiceAuthKind, ServiceChallenge } from '@nanda/protocol';
import type { AuthRequirement } from '../control/auth-requirement.js';

/** A challenge with all that a test has not said of it. */
export function describeChallenge(
  { challenge = {} }: Pick<AuthRequirement, 'challenge'>,
  { isGiven }: { /** Whether there were credentials. */ readonly isGiven: boolean },
): ServiceChallenge {
  const { kind = 'bearer' } = challenge;
  return {
    kind,
    fields: fieldsOf(kind),
    reason: isGiven ? 'refused' : 'missing',
    ...challenge,
  };
}

function fieldsOf(kind: ServiceAuthKind): ChallengeField[] {
  const secret = (name: string): ChallengeField => ({
    name,
    isRequired: true,
    isSecret: true,
    in: 'auth',
  });
  switch (kind) {
    case 'api_key':
      return [secret('key')];
    case 'bearer':
      return [secret('token')];
    case 'basic':
      return [{ name: 'username', isRequired: true, in: 'auth' }, secret('password')];
    case 'evmauth':
      return [
        { name: 'walletAddress', description: 'Your wallet: 0x…', isRequired: true, in: 'auth' },
        { name: 'contractAddress', in: 'auth' },
        { name: 'tokenId', in: 'auth' },
      ];
    case 'custom':
      return [{ ...secret('Authorization'), in: 'header' }];
    case 'oauth2':
    case 'none':
    case 'unknown':
      return [];
  }
}
