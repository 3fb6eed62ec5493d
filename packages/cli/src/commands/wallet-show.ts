import { CliError } from '../errors/cli-error.js';
import { usageError } from '../options/usage-error.js';
import { askLine } from '../prompts/ask-line.js';
import { canAsk } from '../prompts/can-ask.js';
import { findWallet } from '../wallets/find-wallet.js';
import { openWallets } from '../wallets/open-wallets.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const walletShow = defineCommand({
  summary: 'Show the address of a wallet.',
  arguments: [{ name: 'wallet', summary: 'Its name or address; else the one in use' }],
  examples: [
    { line: 'wallet show', does: 'the one that signs' },
    { line: 'wallet show work --reveal', does: 'its key too, for a copy' },
  ],
  options: {
    reveal: {
      kind: 'flag',
      summary: 'Show its private key: on a terminal, once you have typed its address',
    },
    ...commonOptions,
  },
  seeAlso: ['wallet list', 'wallet import'],
  forgivesSettings: true,
  async run(context) {
    const { io, options, output, positionals } = context;
    const store = openWallets(context);
    const wallet = findWallet(positionals[0], { store });
    const { name, address, signer } = wallet;
    const isCurrent = name === store.current;
    if (options.reveal === true) return reveal();
    if (output.json) output.document({ ...wallet, isCurrent });
    // The address alone: for $(nanda wallet show).
    else if (io.stdout.isTTY !== true) output.print(address);
    else {
      output.print(`${output.style.bold(output.clean(name))}  ${address}`);
      const by =
        signer === undefined ? 'Its key is kept here.' : `Signed by: ${output.cleanNote(signer)}`;
      output.note(output.noteStyle.dim(`${by}${isCurrent ? ' It is the one in use.' : ''}`));
    }

    async function reveal(): Promise<void> {
      if (output.json) throw usageError('--reveal is for a terminal, and not for --json.');
      if (signer !== undefined) throw usageError('Its key is not here: a program signs for it.');
      // What is piped or written to a file is read by others sooner or later.
      if (io.stdout.isTTY !== true || options.output !== undefined || !canAsk(context)) {
        throw new CliError('USAGE_ERROR', 'A key is shown on a terminal alone.');
      }
      output.note(
        'Whoever sees the key can do what you can, with everything that the wallet holds.',
      );
      const typed = await askLine(io, { question: `Type the address to see the key of ${name}:` });
      if (typed.trim().toLowerCase() !== address.toLowerCase()) {
        throw new CliError('USAGE_ERROR', 'That is not its address: the key was not shown.', {
          hint: `It is ${address}`,
        });
      }
      output.print(await store.key(wallet));
    }
  },
});
