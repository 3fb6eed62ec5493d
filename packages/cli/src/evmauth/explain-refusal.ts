import type { EvmAuthRefusal } from '@nanda/sdk';
import { oneLine, quoteForShell } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { describeDemand } from './describe-demand.js';

export interface ExplainRefusalOptions {
  /** What the connection is called. */
  readonly label: string;
  /** Who signed, where somebody did. */
  readonly wallet?: { readonly address: string; readonly label: string } | undefined;
  /** What the service says is to be done. */
  readonly words: string | undefined;
  /** Names the service at the proxy. */
  readonly serviceId: string;
}

const hints: Readonly<Record<string, string>> = {
  EVMAUTH_PROOF_EXPIRED: 'A proof lives for 30 s. Is the clock of this machine right? nanda doctor',
  EVMAUTH_NONCE_INVALID: 'A proof lives for 30 s. Is the clock of this machine right? nanda doctor',
  EVMAUTH_SIGNER_MISMATCH:
    'The program that signs uses another key than that of its wallet: nanda wallet show',
};

/** The error of a call that a service does not answer for want of a token or of a proof. */
export function explainRefusal(
  { code, message, ...demand }: EvmAuthRefusal,
  { label, serviceId, wallet, words }: ExplainRefusalOptions,
): CliError {
  const { contractAddress, chainId, tokenIds } = demand;
  const walletAddress = wallet?.address ?? demand.walletAddress;
  const details = {
    ...(contractAddress !== undefined && { contractAddress }),
    ...(chainId !== undefined && { chainId }),
    tokenIds,
    ...(walletAddress !== undefined && { walletAddress }),
    ...(wallet !== undefined && wallet.label !== wallet.address && { wallet: wallet.label }),
    // Of the service: untrusted.
    said: { message: oneLine(message, 600), ...(words !== undefined && { action: words }) },
  };
  const said = [message, ...(words === undefined ? [] : [words])].map(
    (text) => `${oneLine(label, 60)} says: "${oneLine(text, 300)}"`,
  );
  if (code === 'PAYMENT_REQUIRED') {
    const who = [...new Set([wallet?.label, walletAddress])].filter(Boolean).join(', ');
    return new CliError(
      code,
      [
        `The wallet does not hold ${describeDemand(demand)}, which ${oneLine(label, 60)} wants.`,
        ...(who === '' ? [] : [`Wallet: ${who}`]),
        ...said,
      ].join('\n'),
      {
        details,
        hint: `Get it where the publisher of the service says, and call again: nanda info ${quoteForShell(serviceId)}`,
      },
    );
  }
  const isWanted = /^EVMAUTH_PROOF_MISSING$/.test(code) && wallet === undefined;
  return new CliError(
    code,
    [
      isWanted
        ? `${oneLine(label, 60)} wants a proof that you hold ${describeDemand(demand)}.`
        : `${oneLine(label, 60)} did not take the proof (${code}).`,
      ...said,
    ].join('\n'),
    { details, hint: hints[code] },
  );
}
