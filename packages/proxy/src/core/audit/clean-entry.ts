import type { AuditEntry } from './audit-log.js';
import type { PendingAuditEvent } from './audit-store.js';

/** Makes a stranger's text harmless, cut to a length, without what looks like a credential; undefined where nothing is left. */
export type TextCleaner = (
  text: string,
  options: { readonly maxLength: number },
) => string | undefined;

/** Details that may be told: names, counts, reasons. What else comes is left out, so that no secret gets in by a slip. */
const allowedDetails: ReadonlySet<string> = new Set([
  'address',
  'apiKeyId',
  'arguments',
  'authorizationId',
  'chainId',
  'clientId',
  'code',
  'connectionId',
  'contractAddress',
  'count',
  'credentialId',
  'email',
  'entries',
  'environment',
  'expiresAt',
  'fields',
  'host',
  'isDisabled',
  'issuer',
  'keyId',
  'kind',
  'members',
  'method',
  'ms',
  'name',
  'origin',
  'path',
  'permission',
  'plan',
  'policy',
  'reason',
  'remember',
  'role',
  'roles',
  'scope',
  'scopes',
  'serviceId',
  'sessionId',
  'since',
  'status',
  'tokenId',
  'tool',
  'transport',
  'upTo',
  'via',
  'walletAddress',
]);

/** Characters of a text, members of a list, and details of an entry. */
const maxText = 200;
const maxList = 16;
const maxDetails = 16;
/** Ids of ours and of protocols: nothing of them has to be taken out. */
const idPattern = /^[\w.:@/+~-]{1,200}$/;

/** The entry as it is written down: bounded, harmless to show, without anything that nobody has allowed. */
export function cleanEntry(
  entry: AuditEntry,
  { clean, at }: { readonly clean: TextCleaner; readonly at: string },
): PendingAuditEvent {
  const text = (value: string | undefined): string | undefined =>
    value === undefined || value === '' ? undefined : clean(value, { maxLength: maxText });
  const id = (value: string | undefined): string | undefined =>
    value !== undefined && idPattern.test(value) ? value : text(value);
  return {
    at,
    type: entry.type,
    outcome: entry.outcome,
    actor: id(entry.actor),
    remoteAddress: id(entry.remoteAddress),
    requestId: id(entry.requestId),
    target: text(entry.target),
    details: cleanDetails(entry.details ?? {}, { text }),
  };
}

function cleanDetails(
  details: Readonly<Record<string, unknown>>,
  { text }: { readonly text: (value: string) => string | undefined },
): Record<string, unknown> | undefined {
  const kept: Record<string, unknown> = {};
  let count = 0;
  for (const [name, value] of Object.entries(details)) {
    if (count >= maxDetails || !allowedDetails.has(name)) continue;
    const cleaned = cleanValue(value, { text });
    if (cleaned === undefined) continue;
    kept[name] = cleaned;
    count += 1;
  }
  return count === 0 ? undefined : kept;
}

function cleanValue(
  value: unknown,
  { text }: { readonly text: (value: string) => string | undefined },
): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  return value
    .slice(0, maxList)
    .flatMap((each: unknown) => (typeof each === 'string' ? (text(each) ?? []) : []));
}
