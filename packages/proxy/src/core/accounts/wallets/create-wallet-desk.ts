import { randomBytes } from 'node:crypto';
import type { WalletChallenge, WalletSignIn } from '@nanda/protocol';
import { addressKey } from '../../limits/address-key.js';
import { NandaError } from '../../nanda-error.js';
import type { WalletRequest } from '../accounts.js';
import type { ChallengeRepository } from '../store/challenge-repository.js';
import type { Visit } from '../visit.js';
import type { ContractSignatures } from './contract-signatures.js';

export interface WalletDeskOptions {
  readonly repository: ChallengeRepository;
  /** The address by which everybody knows the proxy; without one, that by which it was asked. */
  readonly publicUrl: string | undefined;
  readonly contracts: ContractSignatures | undefined;
  readonly now: () => number;
}

/** Hands out messages (EIP-4361), and tells whose wallet has signed one. */
export interface WalletDesk {
  /** @throws NandaError RATE_LIMITED where too many wait, VALIDATION_ERROR for a name that no message can have */
  challenge(wallet: WalletRequest, visit: Visit): Promise<WalletChallenge>;
  /**
   * A challenge is used up by this, whatever comes of it.
   *
   * @returns the wallet's address, with the checksum of EIP-55; undefined where it is not its signature, or not over
   * the very message that was handed out
   */
  verify(signIn: WalletSignIn): Promise<string | undefined>;
}

/** Milliseconds. */
const lifetime = 5 * 60 * 1000;
/** Messages that wait for a signature: those of one place, so that it does not keep others out, and all of them. */
const mostOfPlace = 20;
const most = 10_000;

type Hex = `0x${string}`;

export function createWalletDesk(options: WalletDeskOptions): WalletDesk {
  const { repository, publicUrl, contracts, now } = options;

  return {
    async challenge({ walletAddress, chainId = 1 }, visit) {
      const { origin, host } = new URL(publicUrl ?? visit.origin ?? 'http://localhost');
      const nonce = randomBytes(16).toString('hex');
      const issuedAt = now();
      const expiresAt = issuedAt + lifetime;
      const message = await writeMessage({
        // Wallets show it with its checksum, and some send it with a wrong one.
        address: walletAddress.toLowerCase() as Hex,
        chainId,
        domain: host,
        uri: origin,
        nonce,
        issuedAt: new Date(issuedAt),
        expirationTime: new Date(expiresAt),
      });
      const isAdded = await repository.add(
        {
          nonce,
          walletAddress: walletAddress.toLowerCase(),
          chainId,
          message,
          place: addressKey(visit.remoteAddress),
          expiresAt,
        },
        { now: issuedAt, mostOfPlace, most },
      );
      if (!isAdded) throw tooMany();
      return { message, nonce, expiresAt: new Date(expiresAt).toISOString() };
    },

    async verify({ walletAddress, message, signature }) {
      const nonce = /^Nonce: ([0-9a-f]{32})$/m.exec(message)?.[1];
      if (nonce === undefined) return undefined;
      const challenge = await repository.take(nonce, { now: now() });
      // Every field at once: what was signed is what was handed out, to this wallet.
      if (challenge?.message !== message) return undefined;
      if (challenge.walletAddress !== walletAddress.toLowerCase()) return undefined;
      if (!/^0x(?:[0-9a-f]{2})+$/i.test(signature)) return undefined;
      const { getAddress } = await import('viem/utils');
      const address = getAddress(challenge.walletAddress);
      if (await isSignedByKey({ address, message, signature: signature as Hex })) return address;
      const isSigned = await contracts?.verify({
        walletAddress: address,
        chainId: challenge.chainId,
        message,
        signature,
      });
      return isSigned === true ? address : undefined;
    },
  };
}

async function writeMessage(fields: {
  readonly address: Hex;
  readonly chainId: number;
  readonly domain: string;
  readonly uri: string;
  readonly nonce: string;
  readonly issuedAt: Date;
  readonly expirationTime: Date;
}): Promise<string> {
  const { createSiweMessage } = await import('viem/siwe');
  try {
    return createSiweMessage({
      ...fields,
      version: '1',
      statement: 'Sign in to this NANDA proxy. It costs nothing and moves nothing.',
    });
  } catch (error) {
    throw new NandaError(
      'VALIDATION_ERROR',
      `Nobody can sign in with a wallet at ${fields.domain}: such a name cannot stand in the message that is signed. Ask the proxy by another name, or give it a public address (publicUrl).`,
      { cause: error },
    );
  }
}

async function isSignedByKey({
  address,
  message,
  signature,
}: {
  readonly address: Hex;
  readonly message: string;
  readonly signature: Hex;
}): Promise<boolean> {
  const { recoverMessageAddress } = await import('viem/utils');
  try {
    return (await recoverMessageAddress({ message, signature })) === address;
  } catch {
    // A contract's signature has no form of its own.
    return false;
  }
}

function tooMany(): NandaError {
  return new NandaError(
    'RATE_LIMITED',
    'Too many messages wait for a signature. Sign one that you have, or try again in five minutes.',
    { retryAfter: lifetime / 1000 },
  );
}
