import type { SessionTokens, WalletChallenge } from '@nanda/protocol';
import { createProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { NewSession } from './stored-session.js';
import { toNewSession } from './to-new-session.js';

/** Signs the text of a message (EIP-191, `personal_sign`). */
export interface MessageSigner {
  readonly address: string;
  sign(message: string): Promise<string>;
}

/** Signs in with a wallet (EIP-4361). @throws CliError `UNAUTHENTICATED`, `RATE_LIMITED`, `UNEXPECTED_ANSWER` */
export async function signInByWallet(
  url: string,
  { signer, signal }: { readonly signer: MessageSigner; readonly signal: AbortSignal },
): Promise<NewSession> {
  const client = createProxyClient({ endpoint: { url } });
  const { address: walletAddress } = signer;
  const { data: challenge } = await client.call<WalletChallenge>('auth.challenge', {
    body: { walletAddress },
    signal,
  });
  const { message } = challenge;
  checkMessage(message, { url, walletAddress });
  const signature = await signer.sign(message);
  const { data } = await client.call<SessionTokens>('auth.login', {
    body: { walletAddress, message, signature },
    signal,
  });
  return toNewSession(data);
}

/**
 * A wallet signs nothing but a sign-in to the very proxy that was named: another one could hand on the challenge of
 * somewhere else.
 */
function checkMessage(
  message: string,
  { url, walletAddress }: { readonly url: string; readonly walletAddress: string },
): void {
  const lines = typeof message === 'string' && message.length <= 4096 ? message.split('\n') : [];
  const [asks = '', address = ''] = lines;
  const uri = lines.find((line) => line.startsWith('URI: '))?.slice('URI: '.length);
  const { host, origin } = new URL(url);
  const isOurs =
    asks.replace(/^https?:\/\//, '') ===
      `${host} wants you to sign in with your Ethereum account:` &&
    address.toLowerCase() === walletAddress.toLowerCase() &&
    uri !== undefined &&
    URL.parse(uri)?.origin === origin;
  if (isOurs) return;
  throw new CliError(
    'UNEXPECTED_ANSWER',
    'What the proxy wants signed is no sign-in to the proxy itself.',
    {
      details: { url },
      hint: 'If it has another address by which everybody knows it, name that one with --url.',
    },
  );
}
