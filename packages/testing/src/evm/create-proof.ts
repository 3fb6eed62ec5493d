import { createHash, randomBytes } from 'node:crypto';

import type { Hex } from 'viem';

/** An EVMAuth proof: what is signed, and the signature. */
export type EvmProof = {
  challenge: {
    domain: { name: string; version: string; chainId: number; verifyingContract: string };
    primaryType: string;
    types: Record<string, { name: string; type: string }[]>;
    message: Record<string, string>;
  };
  signature: Hex;
};

/** Options of {@link createProof}. */
export type ProofOptions = {
  /** Whose key signs. */
  privateKey: Hex;
  contractAddress: string;
  chainId: number;
  /** The tool that is called. */
  toolName: string;
  /** What it is called with, without the proof; the proof is for these alone. Default: for any. */
  parameters?: Readonly<Record<string, unknown>>;
  tokenIds?: readonly number[];
  /** When it is made, in milliseconds of the epoch. It is good for 30 s. Default now. */
  at?: number;
  /** Members of the message in place of what they should be. */
  message?: Readonly<Record<string, string>>;
  /** Members of the domain in place of what they should be. */
  domain?: Readonly<Partial<EvmProof['challenge']['domain']>>;
};

const lifetime = 30_000;
const text = (name: string) => ({ name, type: 'string' });

/**
 * Signs a proof as a protected service wants it, with viem alone: nothing here is what the product signs with, so that the one
 * can show the other.
 */
export async function createProof({
  privateKey,
  contractAddress,
  chainId,
  toolName,
  parameters,
  tokenIds = [],
  at = Date.now(),
  message: changed,
  domain: changedDomain,
}: ProofOptions): Promise<EvmProof> {
  const { privateKeyToAccount } = await import('viem/accounts');
  const account = privateKeyToAccount(privateKey);
  const domain = {
    name: 'EVMAuth',
    version: '1',
    chainId,
    verifyingContract: contractAddress,
    ...changedDomain,
  };
  const message: Record<string, string> = {
    serverName: 'nanda-testing',
    resourceName: toolName,
    requiredTokens: JSON.stringify(tokenIds),
    walletAddress: account.address,
    nonce: `${at}-${randomBytes(16).toString('hex')}`,
    issuedAt: String(at),
    expiresAt: String(at + lifetime),
    purpose: 'testing',
    ...(parameters && { requestHash: hashParameters(parameters) }),
    ...changed,
  };
  const types = {
    EVMAuthRequest: Object.keys(message).map((name) =>
      name === 'walletAddress' ? { name, type: 'address' } : text(name),
    ),
  };
  const signature = await account.signTypedData({
    domain: { ...domain, verifyingContract: domain.verifyingContract as Hex },
    types,
    primaryType: 'EVMAuthRequest',
    message,
  });
  return { challenge: { domain, primaryType: 'EVMAuthRequest', types, message }, signature };
}

/** Of the parameters with their names sorted; what is nested stays in its order. */
function hashParameters(parameters: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(
    Object.keys(parameters)
      .toSorted()
      .map((name) => [name, parameters[name]]),
  );
  return `0x${createHash('sha256').update(JSON.stringify(sorted)).digest('hex')}`;
}
