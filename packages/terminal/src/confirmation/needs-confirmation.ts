import type { ConfirmPolicy } from './confirm-policies.js';

/** What a tool says of itself. Absent means that it does not say. */
interface Annotations {
  readonly readOnlyHint?: boolean | undefined;
  readonly destructiveHint?: boolean | undefined;
}

/** Whether somebody has to say yes before a tool with these annotations is run. */
export function needsConfirmation(
  { readOnlyHint, destructiveHint }: Annotations = {},
  { policy }: { readonly policy: ConfirmPolicy },
): boolean {
  if (policy === 'never' || readOnlyHint === true) return false;
  return policy === 'destructive' ? destructiveHint === true : destructiveHint !== false;
}
