import { confirmPolicies, type ConfirmPolicy } from './confirm-policies.js';

/** The policy that `NANDA_CONFIRM` names; `destructive` where it is not set. @throws Error for any other word */
export function readConfirmPolicy(text: string | undefined): ConfirmPolicy {
  const wanted = text || 'destructive';
  const policy = confirmPolicies.find((one) => one === wanted);
  if (policy !== undefined) return policy;
  throw new Error(`NANDA_CONFIRM is destructive, unknown or never, not "${wanted}".`);
}
