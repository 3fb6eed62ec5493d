import type { StoredCredential } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import { formatUntil } from '../auth/format-until.js';
import type { Output } from '../output/output.js';

export interface CredentialRowOptions {
  readonly output: Pick<Output, 'clean' | 'style'>;
  /** Milliseconds of the epoch. */
  readonly now: number;
  /** Of the service. @default its id */
  readonly name?: string | undefined;
  /** @default the whole id */
  readonly shownId?: string | undefined;
}

/** What is told of something that is kept, in columns: for what, what it is, for how long, and what names it. */
export function credentialRow(
  { id, serviceId, type, issuer, scope, isRenewable, expiresAt, connectionId }: StoredCredential,
  { output, now, name = serviceId, shownId = id }: CredentialRowOptions,
): string[] {
  const { clean } = output;
  const { dim } = output.style;
  const facts = [
    issuer !== undefined && `from ${hostOf(issuer)}`,
    scope && `for ${oneLine(scope, 40)}`,
    isRenewable === true && 'renewed by itself',
    isRenewable !== true && expiresAt !== undefined && `until ${formatUntil(expiresAt, { now })}`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return [
    clean(oneLine(name, 40)),
    type,
    connectionId === undefined ? 'kept' : 'of a connection',
    clean(facts.join(', ')),
    dim(clean(shownId)),
  ];
}

function hostOf(issuer: string): string {
  return URL.parse(issuer)?.host ?? oneLine(issuer, 60);
}
