import type { Account } from '@nanda/protocol';
import { formatColumns } from '@nanda/terminal';
import { accountRow } from '../accounts/account-row.js';
import { accountsOptions } from '../accounts/accounts-options.js';
import { findAccount } from '../accounts/find-account.js';
import { openAccounts } from '../accounts/open-accounts.js';
import { readNewPassword } from '../accounts/read-new-password.js';
import { resolveDataDirectory } from '../accounts/resolve-data-directory.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';

export const accountsSet = defineCommand({
  summary: 'Change what an account of a proxy may do, its password, or shut it.',
  arguments: [{ name: 'account', summary: 'Its email address or its id', required: true }],
  examples: [
    { line: 'accounts set ada@example.com --role admin', does: 'in place of the roles it has' },
    { line: 'accounts set bob@example.com --plan pro', does: 'what it may use' },
    { line: 'accounts set bob@example.com --password', does: 'asks for a new one' },
    { line: 'accounts set bob@example.com --disable', does: 'ends its sessions and keys at once' },
  ],
  options: {
    plan: {
      kind: 'text',
      value: 'NAME',
      choices: ['free', 'pro', 'enterprise'],
      summary: 'What it may use',
    },
    role: {
      kind: 'text',
      many: true,
      value: 'NAME',
      summary: 'A role that it has from now on, repeatable',
    },
    'no-roles': { kind: 'flag', summary: 'It has no roles any more' },
    disable: { kind: 'flag', summary: 'Nobody can sign in to it, or use what it has given out' },
    enable: { kind: 'flag', summary: 'It can be signed in to again' },
    password: { kind: 'flag', summary: 'Ask for a new password; its sessions end at once' },
    'password-stdin': { kind: 'flag', summary: 'Read the new password from standard input' },
    ...accountsOptions,
  },
  async run(context) {
    const { io, options, output, positionals } = context;
    const [typed = ''] = positionals;
    const { plan, role, disable, enable } = options;
    if (disable === true && enable === true) {
      throw new CliError('USAGE_ERROR', 'Either --disable or --enable.');
    }
    if (role !== undefined && options['no-roles'] === true) {
      throw new CliError('USAGE_ERROR', 'Either --role or --no-roles.');
    }
    const isAsked = options.password === true || options['password-stdin'] === true;
    const update = {
      ...(plan !== undefined && { plan }),
      ...(role !== undefined && { roles: role }),
      ...(options['no-roles'] === true && { roles: [] }),
      ...((disable === true || enable === true) && { isDisabled: disable === true }),
    };
    if (Object.keys(update).length === 0 && !isAsked) {
      throw new CliError(
        'USAGE_ERROR',
        'What is to change? --plan, --role, --no-roles, --password, --disable or --enable.',
      );
    }
    const password = isAsked
      ? await readNewPassword(context, { question: 'New password:' })
      : undefined;
    await using accounts = await openAccounts(context, {
      dataDir: resolveDataDirectory(options['data-dir'], io),
    });
    const { client } = accounts;
    const { id } = await findAccount(typed, client);
    const { data: account } = await client.call<Account>('accounts.update', {
      params: { accountId: id },
      body: { ...update, ...(password !== undefined && { password }) },
    });
    if (output.json) output.document({ account });
    else output.print(formatColumns([accountRow(account, { output, now: Date.now() })]));
  },
});
