import type { Account } from '@nanda/protocol';
import { formatColumns, plural, quoteForShell } from '@nanda/terminal';
import { accountRow } from '../accounts/account-row.js';
import { accountsOptions } from '../accounts/accounts-options.js';
import { openAccounts } from '../accounts/open-accounts.js';
import { resolveDataDirectory } from '../accounts/resolve-data-directory.js';
import { defineCommand } from './define-command.js';

export const accountsList = defineCommand({
  summary: 'List the accounts of a proxy.',
  arguments: [],
  examples: [
    { line: 'accounts list', does: 'of the proxy that nanda serve runs here' },
    { line: 'accounts list --url https://nanda.example', does: 'of another one, as its admin' },
    { line: 'accounts list --email example.com', does: 'some of them' },
  ],
  options: {
    email: { kind: 'text', value: 'PART', summary: 'Only those whose address has this in it' },
    limit: { kind: 'integer', least: 1, most: 100, default: 50, summary: 'How many' },
    cursor: { kind: 'text', value: 'CURSOR', summary: 'Go on from where a list has ended' },
    ...accountsOptions,
  },
  async run(context) {
    const { io, options, output } = context;
    const { email, limit, cursor } = options;
    await using accounts = await openAccounts(context, {
      dataDir: resolveDataDirectory(options['data-dir'], io),
    });
    const { data, meta } = await accounts.client.call<
      Account[],
      { readonly total?: number; readonly nextCursor?: string }
    >('accounts.list', { query: { email, limit, cursor } });
    const { total = data.length, nextCursor } = meta;
    if (output.json) {
      output.document({ accounts: data, total, ...(nextCursor !== undefined && { nextCursor }) });
      return;
    }
    if (data.length === 0) {
      output.print(`There are no accounts at ${output.clean(accounts.place)}.`);
      const where = options['data-dir'];
      const here = where === undefined ? '' : ` --data-dir ${quoteForShell(where)}`;
      output.note(`Make one: nanda accounts add EMAIL --role admin${output.cleanNote(here)}`);
      return;
    }
    const now = Date.now();
    output.print(formatColumns(data.map((account) => accountRow(account, { output, now }))));
    if (nextCursor !== undefined) {
      output.note(
        `${plural(total, 'account')} in all. More: --cursor ${output.cleanNote(nextCursor)}`,
      );
    }
  },
});
