import { loadSdk } from './load-sdk.js';
import type { ProxyAddress } from './open-proxy.js';

/** Longest wait for its answer, in milliseconds. */
const timeout = 5000;

/**
 * Asks the proxy how it is. A refusal in the words of the contract is an answer, too.
 *
 * @throws NandaError of the SDK where nothing answers, or no proxy does
 */
export async function probeProxy(
  { baseURL, accessToken, fetch }: ProxyAddress,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const { NANDAClient, APIError } = await loadSdk();
  const nanda = new NANDAClient({
    baseURL,
    accessToken,
    fetch,
    webSocket: false,
    maxRetries: 0,
    logLevel: 'off',
  });
  try {
    await nanda.health({ timeout, signal });
  } catch (error) {
    if (!APIError.isInstance(error) || error.code === undefined) throw error;
  }
}
