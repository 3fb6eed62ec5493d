import type { ToolResult } from '@nanda/protocol';
import type { EvmAuthRefusal } from './evm-auth-refusal.js';
import { isEvmAddress } from './is-evm-address.js';

/** Longer ones are no refusals. */
const longestText = 65_536;
const mostTokens = 100;

/**
 * Reads what a service protected with EVMAuth answers in place of a result: a text in an ordinary result. Undefined for
 * any other result. What is no address, no number of a chain and no token id is left out.
 *
 * @example
 * const refusal = readEvmAuthError(await connection.execute('analyze', { query: 'tea' }));
 * if (refusal?.code === 'PAYMENT_REQUIRED') console.log('Get one of', refusal.tokenIds);
 */
export function readEvmAuthError({
  content,
}: Pick<ToolResult, 'content'>): EvmAuthRefusal | undefined {
  const text = content[0]?.['text'];
  if (content.length !== 1 || typeof text !== 'string' || text.length > longestText)
    return undefined;
  // Nearly every result is another one: not worth being parsed.
  if (!/EVMAUTH_|PAYMENT_REQUIRED/.test(text)) return undefined;
  try {
    const { code, message, details } = (JSON.parse(text) as { error: Record<string, unknown> })
      .error;
    const { contractAddress, chainId, requiredTokens, walletAddress } = Object(details);
    const isRefusal =
      typeof code === 'string' &&
      (/^EVMAUTH_[A-Z_]{1,60}$/.test(code) ||
        // Others say this too, of what else has to be paid.
        (code === 'PAYMENT_REQUIRED' && isEvmAddress(contractAddress)));
    if (!isRefusal) return undefined;
    const tokens: unknown[] = Array.isArray(requiredTokens) ? requiredTokens : [];
    return {
      code,
      message: typeof message === 'string' ? message : code,
      ...(isEvmAddress(contractAddress) && { contractAddress }),
      ...(Number.isSafeInteger(chainId) && chainId > 0 && { chainId }),
      ...(isEvmAddress(walletAddress) && { walletAddress }),
      tokenIds: tokens
        .slice(0, mostTokens)
        .map(String)
        .filter((id) => /^\d{1,78}$/.test(id)),
    };
  } catch {
    // No JSON, or another kind of it: a result like any other.
    return undefined;
  }
}
