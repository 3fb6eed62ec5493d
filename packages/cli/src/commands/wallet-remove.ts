import { CliError } from '../errors/cli-error.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import { findWallet } from '../wallets/find-wallet.js';
import { openWallets } from '../wallets/open-wallets.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const walletRemove = defineCommand({
  summary: 'Forget a wallet, and its key.',
  arguments: [{ name: 'wallet', summary: 'Its name or address', required: true }],
  examples: [
    { line: 'wallet rm work', does: 'asks first' },
    { line: 'wallet rm work --yes', does: 'in a script' },
  ],
  options: {
    yes: { kind: 'flag', short: 'y', summary: 'Without being asked' },
    ...commonOptions,
  },
  notes: [
    'What the wallet holds can be reached no more without a copy of its key: `nanda wallet show NAME --reveal` shows it.',
  ],
  seeAlso: ['wallet list'],
  forgivesSettings: true,
  async run(context) {
    const { io, options, output, positionals } = context;
    const store = openWallets(context);
    const { name, address, signer } = findWallet(positionals[0] ?? '', { store });
    if (options.yes !== true && signer === undefined) {
      if (!canAsk(context)) {
        throw new CliError(
          'CONFIRMATION_REQUIRED',
          `${name} was not removed: its key would be lost.`,
          {
            details: { name, address },
            hint: `Remove it all the same: nanda wallet rm ${name} --yes`,
          },
        );
      }
      output.note(`${name}, ${address}: without a copy of its key, what it holds is lost.`);
      if (!(await askYes(io, { question: 'Forget its key?' }))) {
        throw new CliError('CONFIRMATION_REQUIRED', `${name} was not removed.`);
      }
    }
    await store.remove(name);
    if (output.json) output.document({ removed: name, address });
    else output.print(`Forgot ${output.clean(name)}, ${address}`);
  },
});
