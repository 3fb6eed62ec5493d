import type { Account } from '@nanda/protocol';
import { formatAgo } from '@nanda/terminal';
import { nameUser } from '../auth/name-user.js';
import type { Output } from '../output/output.js';

/** An account in the columns of a list. */
export function accountRow(
  account: Account,
  {
    output: { clean, style },
    now,
  }: { readonly output: Pick<Output, 'clean' | 'style'>; readonly now: number },
): string[] {
  const { id, plan, roles = [], isDisabled, lastLoginAt } = account;
  const { dim, yellow } = style;
  return [
    clean(nameUser(account)),
    dim(clean(id)),
    clean(plan),
    clean(roles.join(',')) || '-',
    isDisabled
      ? yellow('disabled')
      : dim(lastLoginAt === undefined ? 'never here' : formatAgo(lastLoginAt, { now })),
  ];
}
