import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { isWalletAddress } from './is-wallet-address.js';
import { openWallets } from './open-wallets.js';
import type { ProofSigner } from './proof-signer.js';
import { signByKey } from './sign-by-key.js';
import { signByProgram } from './sign-by-program.js';

export interface OpenSignerOptions {
  /** A name or an address. @default the wallet that is in use */
  readonly wallet: string | undefined;
  /** Is given what a program that signs says to its user. @default nobody is told */
  readonly onNote?: ((text: string) => void) | undefined;
}

/**
 * The wallet that signs; undefined where the user has none. The key is read when something is signed, and not kept.
 *
 * @throws CliError `USAGE_ERROR` where there is none of that name
 */
export function openSigner(
  { io, settings }: Pick<CommandContext, 'io' | 'settings'>,
  { wallet: typed, onNote }: OpenSignerOptions,
): ProofSigner | undefined {
  const { env, cwd } = io;
  const store = openWallets({ io, settings });
  const wanted = typed ?? store.current;
  if (wanted === undefined || wanted === '') return undefined;
  const program = env['NANDA_WALLET_SIGNER'];
  const found = store.find(wanted);
  if (found !== undefined) {
    const { name, address, signer } = found;
    return {
      address,
      label: name,
      sign: async (typedData, { signal }) =>
        signer === undefined
          ? signByKey(typedData, await store.key(found))
          : signByProgram(typedData, { command: signer, env, cwd, signal, onNote }),
    };
  }
  if (program && isWalletAddress(wanted)) {
    return {
      address: wanted,
      label: wanted,
      sign: (typedData, { signal }) =>
        signByProgram(typedData, { command: program, env, cwd, signal, onNote }),
    };
  }
  // Without what was typed: it may be a key.
  throw new CliError('USAGE_ERROR', 'There is no such wallet.', {
    details: { wallets: store.list().map(({ name }) => name) },
    hint: isWalletAddress(wanted)
      ? 'Import it, or say which program signs for it: nanda wallet import NAME --help'
      : 'See your wallets: nanda wallet list',
  });
}
