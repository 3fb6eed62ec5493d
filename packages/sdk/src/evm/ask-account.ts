import type { Eip1193Provider } from './evm-auth-from-provider.js';

/** The first account of a wallet, which asks its user for leave the first time. Gives what the wallet gave. */
export async function askAccount(provider: Eip1193Provider): Promise<string> {
  const accounts = await provider.request({ method: 'eth_requestAccounts' });
  return String(Array.isArray(accounts) ? accounts[0] : accounts);
}
