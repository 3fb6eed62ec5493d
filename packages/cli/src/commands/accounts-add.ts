import type { Account, SessionTokens } from '@nanda/protocol';
import { findAccount } from '../accounts/find-account.js';
import { accountsOptions } from '../accounts/accounts-options.js';
import { openAccounts } from '../accounts/open-accounts.js';
import { readNewPassword } from '../accounts/read-new-password.js';
import { resolveDataDirectory } from '../accounts/resolve-data-directory.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { defineCommand } from './define-command.js';

export const accountsAdd = defineCommand({
  summary: 'Make an account of a proxy, such as the first one.',
  arguments: [{ name: 'email', summary: 'Its email address', required: true }],
  examples: [
    { line: 'accounts add ada@example.com --role admin', does: 'asks for a password' },
    {
      line: 'accounts add bob@example.com --plan pro --password-stdin < password.txt',
      does: 'in a script',
    },
  ],
  options: {
    role: { kind: 'text', many: true, value: 'NAME', summary: 'A role that it has, repeatable' },
    plan: {
      kind: 'text',
      value: 'NAME',
      choices: ['free', 'pro', 'enterprise'],
      usually: 'free',
      summary: 'What it may use',
    },
    name: { kind: 'text', value: 'TEXT', summary: 'A name for people' },
    'password-stdin': { kind: 'flag', summary: 'Read its password from standard input' },
    ...accountsOptions,
  },
  notes: [
    'Roles that a program gives its proxy in code are known to that proxy alone: name it with --url.',
    'Without --url it works on the data directory of `nanda serve` itself, also while that runs, and whether or not others can register. So the first account needs nobody to sign in.',
  ],
  seeAlso: ['serve', 'accounts set'],
  async run(context) {
    const { io, options, output, positionals } = context;
    const [email = ''] = positionals;
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
      throw new CliError('USAGE_ERROR', 'That is no email address.');
    }
    const password = await readNewPassword(context, { question: 'Password of the new account:' });
    const { name, role, plan } = options;
    await using accounts = await openAccounts(context, {
      dataDir: resolveDataDirectory(options['data-dir'], io),
    });
    const { client } = accounts;
    const update = { ...(role && { roles: role }), ...(plan !== undefined && { plan }) };
    const isMore = Object.keys(update).length > 0;
    if (isMore) await checkUpdate(update, client);
    const { data: made } = await client
      .call<SessionTokens>('auth.register', { body: { email, password, ...(name && { name }) } })
      .catch((error: unknown) => {
        throw explainClosed(error);
      });
    // The proxy signs in whoever registers; nobody wants that here.
    await client.call('auth.logout', { body: { refreshToken: made.refreshToken } });
    const { id } = made.user ?? (await findAccount(email, client));
    const account = isMore
      ? (
          await client.call<Account>('accounts.update', {
            params: { accountId: id },
            body: update,
          })
        ).data
      : await findAccount(email, client);
    if (output.json) output.document({ account });
    else {
      const { roles = [] } = account;
      const may = roles.length === 0 ? '' : `, with the role ${output.clean(roles.join(', '))}`;
      output.print(`Made ${output.clean(email)}${may}`);
    }
  },
});

/** What cannot be is told before there is an account: of one that there is not, too. */
async function checkUpdate(update: object, client: ProxyClient): Promise<void> {
  const accountId = `user_${'0'.repeat(32)}`;
  const call = client.call('accounts.update', { params: { accountId }, body: update });
  await call.catch((error: unknown) => {
    if (!(error instanceof CliError) || error.code !== 'NOT_FOUND') throw error;
  });
}

function explainClosed(error: unknown): unknown {
  if (!(error instanceof CliError) || error.code !== 'FORBIDDEN') return error;
  return new CliError('FORBIDDEN', error.message, {
    details: error.details,
    hint: 'Make it on the machine of the proxy instead, without --url: nanda accounts add EMAIL',
    cause: error,
  });
}
