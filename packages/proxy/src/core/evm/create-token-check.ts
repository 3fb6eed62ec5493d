import type { AuthenticateRequest } from '../credentials/authenticator.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import { reasonOf } from '../reason-of.js';
import { withDeadline } from '../with-deadline.js';
import { readEvmFacts } from './evm-facts.js';
import type { TokenBalances, TokenPlace } from './token-balance.js';

export interface TokenCheckOptions {
  readonly balances: TokenBalances;
  /** Whether a chain that cannot be asked keeps from connecting. */
  readonly isRequired: boolean;
  readonly logger: Logger;
  /** Milliseconds, of a clock that only goes forward. @default the system's */
  readonly now?: () => number;
}

/**
 * Looks on the chain whether a wallet holds the token that its credentials name; does nothing where they do not say which.
 *
 * @throws NandaError PAYMENT_REQUIRED where it does not
 */
export type TokenCheck = (
  request: Pick<AuthenticateRequest, 'credentials' | 'record' | 'signal'>,
) => Promise<void>;

const limit = 10_000;
/** Milliseconds for which a token that was held is taken to be held: services do so as well. */
const memory = 60_000;
const maxRemembered = 1000;

export function createTokenCheck({
  balances,
  isRequired,
  logger,
  now = () => performance.now(),
}: TokenCheckOptions): TokenCheck {
  const held = new Map<string, number>();

  function remember(key: string): void {
    held.delete(key);
    held.set(key, now() + memory);
    if (held.size <= maxRemembered) return;
    const [oldest = ''] = held.keys();
    held.delete(oldest);
  }

  return async ({ credentials, record, signal }) => {
    const place = findPlace({ credentials, record });
    if (place === undefined || !balances.knows(place.chainId)) return;
    const key = JSON.stringify(place).toLowerCase();
    if ((held.get(key) ?? 0) > now()) return;
    const deadline = withDeadline(limit, {
      signal,
      reason: () => new Error(`the chain did not answer within ${limit / 1000} s`),
    });
    let balance: bigint;
    try {
      balance = await balances.balanceOf(place, deadline.signal);
    } catch (error) {
      signal.throwIfAborted();
      if (isRequired) throw notLookedUp(place, error);
      logger.warn('Whether a wallet holds its token could not be looked up', {
        chainId: place.chainId,
        service: record.name,
        reason: reasonOf(error),
      });
      return;
    } finally {
      deadline.release();
    }
    if (balance === 0n) throw notHeld(place, record);
    remember(key);
  };
}

function findPlace({
  credentials,
  record,
}: Pick<AuthenticateRequest, 'credentials' | 'record'>): TokenPlace | undefined {
  if (credentials.type !== 'evmauth') return undefined;
  const { walletAddress, contractAddress, tokenId } = credentials;
  const chainId = credentials.chainId ?? readEvmFacts(record).chainId;
  if (contractAddress === undefined || tokenId === undefined || chainId === undefined) {
    return undefined;
  }
  return { chainId, contractAddress, walletAddress, tokenId };
}

function notHeld(place: TokenPlace, { id, name }: AuthenticateRequest['record']): NandaError {
  const { walletAddress, tokenId, contractAddress, chainId } = place;
  return new NandaError(
    'PAYMENT_REQUIRED',
    `The wallet ${walletAddress} does not hold token ${tokenId} of the contract ${contractAddress} on chain ${chainId}, which "${name}" is to be connected with. ` +
      'Buy or mint the token for this wallet, or connect with a wallet that holds it.',
    { details: { ...place, balance: '0', serviceId: id } },
  );
}

function notLookedUp({ chainId }: TokenPlace, cause: unknown): NandaError {
  return new NandaError(
    'CONNECTION_FAILED',
    `Whether the wallet holds its token could not be looked up on chain ${chainId}: ${reasonOf(cause)}. ` +
      'Try again, or have the proxy connect without (evm.check).',
    { details: { cause: 'http', chainId }, cause },
  );
}
