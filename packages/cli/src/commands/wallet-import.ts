import { CliError } from '../errors/cli-error.js';
import { usageError } from '../options/usage-error.js';
import { addressOfKey } from '../wallets/address-of-key.js';
import { checkWalletName } from '../wallets/check-wallet-name.js';
import { importOptions } from '../wallets/import-options.js';
import { isWalletAddress } from '../wallets/is-wallet-address.js';
import { openWallets } from '../wallets/open-wallets.js';
import { readKeySource } from '../wallets/read-key-source.js';
import { sayKept } from '../wallets/say-kept.js';
import type { CommandContext } from './command.js';
import { defineCommand } from './define-command.js';

export const walletImport = defineCommand({
  summary: 'Bring a wallet that you have, or a program that signs for one.',
  arguments: [
    { name: 'name', summary: 'What to call it; main where nothing is said' },
    // None. All else is refused here: commander would repeat it.
    { name: 'source', summary: '- for standard input', many: true },
  ],
  usage: '[options] [name] [-]',
  examples: [
    { line: 'wallet import', does: 'asks for the key, which is not shown' },
    { line: 'wallet import work --stdin < key.txt', does: 'from standard input' },
    { line: 'wallet import work --from-file keystore.json', does: 'of another wallet' },
    {
      line: 'wallet import usb --address 0x… --signer ./sign',
      does: 'its key stays in a device',
    },
  ],
  options: importOptions,
  notes: [
    'A key is 64 hexadecimal digits, or a keystore file of version 3, as geth and cast write it. It is never an argument: others can read those.',
    'A program that signs gets typed data (EIP-712, as `eth_signTypedData_v4` takes it) as JSON on standard input, and prints the signature: 0x and 130 hexadecimal digits. It has 30 s. Its command line is split as a shell does it, but no shell runs it.',
  ],
  seeAlso: ['wallet create', 'wallet allow'],
  forgivesSettings: true,
  async run(context) {
    const { options, positionals } = context;
    const [name = 'main', source, ...others] = positionals;
    if (isKeyLike(name) || (source !== undefined && source !== '-') || others.length > 0) {
      throw new CliError('USAGE_ERROR', 'A key is never an argument: others can read those.', {
        hint: 'If that was a real one, it is known now: take another. Type it when you are asked: nanda wallet import NAME',
      });
    }
    checkWalletName(name);
    const ofStdin = source === '-' ? { ...context, options: { ...options, stdin: true } } : context;
    const wallet = { name, ...(await readWallet(ofStdin)) };
    sayKept(await openWallets(context).add(wallet), context);
  },
});

type Signs = { readonly address: string } & (
  | { readonly key: `0x${string}` }
  | { readonly signer: string }
);

async function readWallet(context: CommandContext<typeof importOptions>): Promise<Signs> {
  const { signer, address } = context.options;
  if (signer === undefined) {
    const key = await readKeySource(context);
    const own = await addressOfKey(key);
    if (address === undefined || address.toLowerCase() === own.toLowerCase()) {
      return { address: own, key };
    }
    throw usageError(`The key is that of ${own}, and not of --address.`);
  }
  const { stdin, 'from-file': file, 'from-env': variable } = context.options;
  if (stdin === true || file !== undefined || variable !== undefined) {
    throw usageError('With --signer the program has the key: none is read.');
  }
  if (signer.trim() === '') throw usageError('--signer is a command line.');
  if (isWalletAddress(address)) return { address, signer };
  throw usageError('--signer needs --address too: 0x and 40 hexadecimal digits.');
}

function isKeyLike(name: string): boolean {
  return /^(?:0x)?[\da-f]{64}$/i.test(name);
}
