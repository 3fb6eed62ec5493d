import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { canAsk } from '../prompts/can-ask.js';
import { readSecret } from '../settings/read-secret.js';
import { isWalletAddress } from '../wallets/is-wallet-address.js';
import { openWallets } from '../wallets/open-wallets.js';
import { askSignature } from './ask-signature.js';
import { createWalletSigner } from './create-wallet-signer.js';
import type { MessageSigner } from './sign-in-by-wallet.js';

export interface OpenMessageSignerOptions {
  /** An address, or the name of a wallet of the user. */
  readonly wallet: string | undefined;
  /** Where its private key is. @default it is kept with the wallet, or the user signs elsewhere and is asked for the signature */
  readonly keySource: string | undefined;
}

/**
 * Who signs the message of a sign-in.
 *
 * @throws CliError `USAGE_ERROR`; `UNAUTHENTICATED` where nobody can be asked, `WALLET_UNREADABLE` where a key is not to be had
 */
export async function openMessageSigner(
  context: Pick<CommandContext, 'io' | 'settings'> & {
    readonly options: { readonly 'no-input'?: boolean | undefined };
  },
  { wallet, keySource }: OpenMessageSignerOptions,
): Promise<MessageSigner> {
  const { io } = context;
  const wallets = openWallets(context);
  const known = wallet === undefined ? undefined : wallets.find(wallet);
  const address = known?.address ?? wallet ?? '';
  if (keySource !== undefined) {
    const key = await readSecret(keySource, { io, option: '--wallet-key' });
    const signer = await createWalletSigner(key);
    if (wallet === undefined || address.toLowerCase() === signer.address.toLowerCase()) {
      return signer;
    }
    throw new CliError('USAGE_ERROR', `The key is that of ${signer.address}, not of --wallet.`);
  }
  // A program that signs for a wallet signs typed data alone.
  if (known !== undefined && known.signer === undefined) {
    return createWalletSigner(await wallets.key(known));
  }
  if (!isWalletAddress(address)) {
    // Without what was typed: it may be a key.
    throw new CliError('USAGE_ERROR', '--wallet: there is no such wallet.', {
      details: { wallets: wallets.list().map(({ name }) => name) },
      hint: 'It takes the name of a wallet of yours (nanda wallet list), or an address: 0x and 40 hexadecimal digits',
    });
  }
  if (!canAsk(context)) {
    throw new CliError('UNAUTHENTICATED', 'Nobody can be asked for a signature here.', {
      hint: 'Name the key instead: --wallet-key secret:NAME',
    });
  }
  return { address, sign: (message) => askSignature(message, io) };
}
