import { accountOperationFacts, operationFacts } from '@nanda/protocol/facts';

const open: ReadonlySet<string> = new Set([operationFacts.health.path]);

/** Where somebody signs in that nobody knows yet. */
const openWithAccounts: ReadonlySet<string> = new Set(
  (['auth.register', 'auth.challenge', 'auth.login', 'auth.refresh'] as const).map(
    (id) => accountOperationFacts[id].path,
  ),
);

/** Whether what is at a path tells nothing of anybody: it answers without a token. */
export function isOpenPath(
  path: string,
  { hasAccounts }: { readonly hasAccounts: boolean },
): boolean {
  if (open.has(path) || path.startsWith('/oauth/') || path.startsWith('/.well-known/')) return true;
  return hasAccounts && openWithAccounts.has(path);
}
