import type * as Sdk from '@nanda/sdk';
import type { EvmAuth, EvmAuthApproval, EvmAuthTypedData } from '@nanda/sdk';
import { oneLine } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { Confirm } from '../session/confirm.js';
import type { ProofWallet } from './proof-wallet.js';

/** What {@link createProofSigner} works with. */
export interface ProofSignerParts {
  sdk: Pick<typeof Sdk, 'evmAuthFromProvider' | 'EvmAuthError'>;
  wallet: ProofWallet;
  /** What the user knows a service by. Default: its id. */
  nameOf: (serviceId: string) => string | undefined;
  /** Asks the user. */
  confirm: Confirm;
}

/** Tokens that are named. */
const most = 5;

/** Makes the signer of the app's calls, of the wallet that it was given. */
export function createProofSigner({ sdk, wallet, nameOf, confirm }: ProofSignerParts): EvmAuth {
  const { evmAuthFromProvider, EvmAuthError } = sdk;
  // The wallet is asked for late: most users have none, and most calls want none.
  const provider = {
    async request({ method, params }: { method: string; params?: unknown }): Promise<unknown> {
      if (method === 'eth_requestAccounts') return [(await find()).address];
      const [, json] = params as [address: string, json: string];
      return wallet.sign(JSON.parse(json) as EvmAuthTypedData);
    },
  };
  return evmAuthFromProvider(provider, { approve });

  async function approve(
    asked: EvmAuthApproval,
    { signal }: { signal: AbortSignal },
  ): Promise<boolean> {
    const { serviceName } = asked;
    const request = { ...asked, serviceName: nameOf(asked.serviceId) ?? serviceName };
    const { address, label } = await find();
    if ((await inWords(wallet.recall(request))) === 'agreed') return true;
    const isAgreed = await inWords(
      confirm(
        {
          question: 'Sign for this contract, now and from now on?',
          detail: describe(request, [...new Set([label, address])].join(', ')),
          otherwise: { hint: 'nanda wallet allow, outside of the app', exitCode: 9 },
        },
        { signal },
      ),
    );
    if (!isAgreed) {
      const message = 'Nothing was signed: the contract was not agreed to.';
      throw new EvmAuthError(message, { code: 'CONFIRMATION_REQUIRED' });
    }
    await wallet.agree(request);
    return true;
  }

  async function find() {
    return inWords(wallet.find());
  }

  /** Else the SDK would put the message behind one of its own. */
  async function inWords<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      // Nobody can be asked: the line mode says so, which has no codes.
      const code = cause instanceof CommandError ? 'CONFIRMATION_REQUIRED' : codeOf(cause);
      throw new EvmAuthError(message, { cause, ...(code !== undefined && { code }) });
    }
  }
}

function codeOf(cause: unknown): string | undefined {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function describe(
  { serviceName, toolName, contractAddress, chainId, tokenIds }: EvmAuthApproval,
  wallet: string,
): string {
  const named = tokenIds.slice(0, most).map((id) => oneLine(id, 24));
  const left = tokenIds.length - named.length;
  const tokens = [named.join(', '), ...(left > 0 ? [`and ${left} more`] : [])].join(' ');
  return [
    `${oneLine(serviceName, 60)} wants a proof that you hold a token.`,
    `  tool      ${oneLine(toolName, 60)}`,
    `  contract  ${contractAddress}`,
    `  chain     ${chainId}`,
    `  token     ${tokens === '' ? 'not said' : tokens}`,
    `  wallet    ${oneLine(wallet, 80)}`,
    'The service says which contract it is: compare it with what its publisher says.',
  ].join('\n');
}
