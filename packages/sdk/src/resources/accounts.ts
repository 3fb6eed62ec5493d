import type { Account, AccountUpdate } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';
import type { PagePromise } from '../page-promise.js';
import { listPages } from './list-pages.js';

/** Which accounts are wanted. */
export interface AccountListQuery {
  /** The one with this address alone. @default all of them */
  readonly email?: string | undefined;
  /** On a page, at the most, 1 to 100. @default 20 */
  readonly limit?: number | undefined;
  /** Where the page begins: `nextCursor` of the one before. */
  readonly cursor?: string | undefined;
}

/** All accounts of a proxy that has accounts, for those who look after them. */
export class Accounts {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists them. Await it for one page, or iterate it, without awaiting, over all. @throws PermissionDeniedError */
  list(query: AccountListQuery = {}, options?: RequestOptions): PagePromise<Account> {
    return listPages(query, (part, read) =>
      this.#transport.request('accounts.list', { query: { ...part }, options }, read),
    );
  }

  /**
   * Changes the plan, the roles or the password of one, or shuts it. A new password ends its sessions at once; shutting it,
   * its keys as well.
   *
   * @throws NotFoundError
   */
  update(accountId: string, changes: AccountUpdate, options?: RequestOptions): APIPromise<Account> {
    const call = { params: { accountId }, body: changes, options };
    return this.#transport.request('accounts.update', call);
  }
}
