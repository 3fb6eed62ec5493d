import type { EvmAuthTypedData } from './evm-auth-proof.js';
import { toHex } from './to-hex.js';

/** Services count 30 s from the time in the nonce, whatever else a proof says. */
export const proofLifetime = 30_000;

/** What is named in what is signed. */
export interface TypedDataParts {
  readonly walletAddress: `0x${string}`;
  readonly contractAddress: `0x${string}`;
  readonly chainId: number;
  readonly serviceName: string;
  readonly toolName: string;
  readonly tokenIds: readonly string[];
  readonly requestHash: `0x${string}`;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const fields = {
  serverName: 'string',
  resourceName: 'string',
  requiredTokens: 'string',
  walletAddress: 'address',
  nonce: 'string',
  issuedAt: 'string',
  expiresAt: 'string',
  purpose: 'string',
  requestHash: 'bytes32',
};

/** What is signed, always of this one shape: a service has no say in it but for a contract, a chain and token ids. */
export function buildTypedData({
  walletAddress,
  contractAddress,
  chainId,
  serviceName,
  toolName,
  tokenIds,
  requestHash,
  at,
}: TypedDataParts): EvmAuthTypedData {
  const time = Math.round(at);
  // The same bytes, and no checksum in capitals that a library could find wrong.
  const lower = (address: string) => address.toLowerCase() as `0x${string}`;
  return {
    domain: { name: 'EVMAuth', version: '1', chainId, verifyingContract: lower(contractAddress) },
    primaryType: 'EVMAuthRequest',
    types: { EVMAuthRequest: Object.entries(fields).map(([name, type]) => ({ name, type })) },
    message: {
      serverName: serviceName,
      resourceName: toolName,
      requiredTokens: `[${tokenIds.join(',')}]`,
      walletAddress: lower(walletAddress),
      nonce: `${time}-${toHex(crypto.getRandomValues(new Uint8Array(16)))}`,
      issuedAt: String(time),
      expiresAt: String(time + proofLifetime),
      purpose: 'One call of a tool',
      requestHash,
    },
  };
}
