import { formatAgo, formatColumns } from '@nanda/terminal';
import { openWallets } from '../wallets/open-wallets.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const walletList = defineCommand({
  summary: 'List your wallets: names and addresses, never keys.',
  arguments: [],
  examples: [{ line: 'wallet list', does: 'the one in use has a star' }],
  options: commonOptions,
  seeAlso: ['wallet use', 'wallet show'],
  forgivesSettings: true,
  async run(context) {
    const { output } = context;
    const store = openWallets(context);
    const { current } = store;
    const wallets = store.list();
    if (output.json) {
      output.document({
        wallets: wallets.map((wallet) => ({ ...wallet, isCurrent: wallet.name === current })),
      });
      return;
    }
    if (wallets.length === 0) {
      output.print('You have no wallet.');
      output.note('Make one: nanda wallet create');
      return;
    }
    const { dim } = output.style;
    const now = Date.now();
    const rows = wallets.map(({ name, address, signer, since }) => [
      `${name === current ? '*' : ' '} ${output.clean(name)}`,
      address,
      signer === undefined ? 'key' : `by ${output.clean(signer.split(' ', 1)[0] ?? '')}`,
      dim(formatAgo(since, { now })),
    ]);
    output.print(formatColumns(rows));
  },
});
