import { findWallet } from '../wallets/find-wallet.js';
import { openWallets } from '../wallets/open-wallets.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const walletUse = defineCommand({
  summary: 'Choose the wallet that signs from now on.',
  arguments: [{ name: 'wallet', summary: 'Its name or address', required: true }],
  examples: [{ line: 'wallet use work', does: 'where none is named' }],
  options: commonOptions,
  notes: ['`--wallet` and `NANDA_WALLET` (setting `wallet`) come before it.'],
  seeAlso: ['wallet list', 'exec'],
  forgivesSettings: true,
  async run(context) {
    const { output, positionals } = context;
    const store = openWallets(context);
    const { name, address } = findWallet(positionals[0] ?? '', { store });
    await store.use(name);
    if (output.json) output.document({ name, address, isCurrent: true });
    else output.print(`${output.clean(name)} signs from now on: ${address}`);
  },
});
