import type { ServiceRecord } from '../catalog/service-record.js';

/** What a registry says of the token that a service wants, as far as it can be what it is called. */
export interface EvmFacts {
  readonly contractAddress?: string;
  readonly tokenId?: string;
  readonly chainId?: number;
  /** Where the service gives out tokens for a wallet: an address or a path, as it is listed. */
  readonly authEndpoint?: string;
}

const names = {
  contractAddress: ['contractAddress', 'contract_address', 'contract'],
  tokenId: ['tokenId', 'token_id', 'requiredTokenId', 'required_token_id'],
  chainId: ['chainId', 'chain_id'],
  authEndpoint: [
    'authEndpoint',
    'auth_endpoint',
    'dynamicAuthEndpoint',
    'dynamic_auth_endpoint',
    'dynamicAuth',
    'dynamic_auth',
  ],
} as const;

/** Some say in words what others say in numbers ("Any token ID"): that is no fact. */
export function readEvmFacts({ auth: { details = {} } }: Pick<ServiceRecord, 'auth'>): EvmFacts {
  const find = (fact: keyof typeof names, pattern: RegExp): string | undefined =>
    names[fact]
      .map((name) => details[name])
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map(String)
      .find((value) => pattern.test(value));
  const contractAddress = find('contractAddress', /^0x[0-9a-f]{40}$/i);
  const tokenId = find('tokenId', /^\d{1,78}$/);
  const chainId = find('chainId', /^[1-9]\d{0,14}$/);
  const authEndpoint = find('authEndpoint', /^(?:https?:\/\/|\/)[\x21-\x7e]*$/i);
  return {
    ...(contractAddress !== undefined && { contractAddress }),
    ...(tokenId !== undefined && { tokenId }),
    ...(chainId !== undefined && { chainId: Number(chainId) }),
    ...(authEndpoint !== undefined && { authEndpoint }),
  };
}
