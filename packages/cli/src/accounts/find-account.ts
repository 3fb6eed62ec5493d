import type { Account } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';

/** The account of an id, or of a whole email address. @throws CliError `NOT_FOUND` */
export async function findAccount(typed: string, client: ProxyClient): Promise<Account> {
  for await (const account of listAccounts(client, typed.includes('@') ? { email: typed } : {})) {
    if (account.id === typed || account.email?.toLowerCase() === typed.toLowerCase())
      return account;
  }
  throw new CliError('NOT_FOUND', 'There is no such account.', {
    hint: 'See which there are: nanda accounts list',
  });
}

async function* listAccounts(
  client: ProxyClient,
  query: { readonly email?: string },
): AsyncGenerator<Account> {
  let cursor: string | undefined;
  do {
    const page = await client.call<Account[], { readonly nextCursor?: string }>('accounts.list', {
      query: { ...query, limit: 100, cursor },
    });
    yield* page.data;
    cursor = page.meta.nextCursor;
  } while (cursor !== undefined);
}
