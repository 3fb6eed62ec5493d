import type { ChallengeField, ServiceAuthKind, ServiceInput } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import type { ServiceRecord } from '../catalog/service-record.js';
import { readEvmFacts, type EvmFacts } from '../evm/evm-facts.js';

/** What has to be given for a kind of credentials. `input`: the header field that carries them, as the registry describes it. */
export function fieldsOfKind(
  kind: ServiceAuthKind,
  { record, input }: { readonly record: ServiceRecord; readonly input: ServiceInput | undefined },
): ChallengeField[] {
  const { details = {} } = record.auth;
  const description = input?.variables?.[0]?.description ?? input?.description;
  const secret = (name: string): ChallengeField => ({
    name,
    isRequired: true,
    isSecret: true,
    in: 'auth',
  });
  const described = { ...(description !== undefined && { description }) };
  switch (kind) {
    case 'api_key':
      return [{ ...secret('key'), ...described }];
    case 'bearer':
      return [{ ...secret('token'), ...described }];
    case 'basic':
      return [{ name: 'username', isRequired: true, in: 'auth' }, secret('password')];
    case 'evmauth':
      return [
        { name: 'walletAddress', description: 'Your wallet: 0x…', isRequired: true, in: 'auth' },
        ofToken('contractAddress', readEvmFacts(record)),
        ofToken('tokenId', readEvmFacts(record)),
      ];
    case 'custom':
      return headerNames(details).map((name) => ({
        name,
        isRequired: true,
        isSecret: true,
        in: 'header',
      }));
    case 'oauth2':
    case 'none':
    case 'unknown':
      return [];
  }
}

/** A service that gives out tokens for wallets has to be told which token it is. */
function ofToken(name: 'contractAddress' | 'tokenId', facts: EvmFacts): ChallengeField {
  const known = facts[name];
  return {
    name,
    ...(known !== undefined && { default: known }),
    ...(facts.authEndpoint !== undefined && { isRequired: true }),
    in: 'auth',
  };
}

/** The fields that the registry names; it is its word, and a usual one stands for those that cannot be. */
function headerNames({ header, headers }: Readonly<Record<string, unknown>>): string[] {
  const named = [header, ...(Array.isArray(headers) ? headers : [])].filter(
    (name): name is string => typeof name === 'string' && isCredentialHeader(name),
  );
  return named.length === 0 ? ['Authorization'] : [...new Set(named)].slice(0, 32);
}
