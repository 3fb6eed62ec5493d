const redacted = '[redacted]';

/** Names of members that are credentials wherever they stand. */
const secretNames = new Set([
  'accesstoken',
  'apikey',
  'authorization',
  'clientsecret',
  'evmauth',
  'idtoken',
  'passphrase',
  'password',
  'passwd',
  'privatekey',
  'refreshtoken',
  'resumetoken',
  'secret',
  'sessiontoken',
  'signature',
]);

/** Members whose contents are credentials, in the requests that connect and call. */
const authNames = new Set(['auth', 'credentials']);

export interface RedactOptions {
  /** Whether it is what a caller sends: then all that is in an `auth`, but for its type, is a credential. */
  readonly isRequest: boolean;
}

/** A value without members that have the name of a credential; the value itself where there is nothing of the kind. */
export function redact(value: unknown, options: RedactOptions): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const kept = list.map((one) => redact(one, options));
    return kept.some((one, index) => one !== list[index]) ? kept : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  let isChanged = false;
  const entries = Object.entries(value).map(([name, member]) => {
    const kept = redactMember(name, member, options);
    if (kept !== member) isChanged = true;
    return [name, kept] as const;
  });
  return isChanged ? Object.fromEntries(entries) : value;
}

function redactMember(name: string, member: unknown, options: RedactOptions): unknown {
  const folded = name.replaceAll(/[-_]/g, '').toLowerCase();
  if (options.isRequest && authNames.has(folded)) return redactAuth(member);
  // A schema says that there is a password; it is none.
  const mayBeSecret = typeof member === 'string' || (folded === 'evmauth' && member !== null);
  return mayBeSecret && secretNames.has(folded) && member !== ''
    ? redacted
    : redact(member, options);
}

function redactAuth(auth: unknown): unknown {
  if (typeof auth === 'string') return redacted;
  if (typeof auth !== 'object' || auth === null) return auth;
  return Object.fromEntries(
    Object.entries(auth).map(([name, member]: [string, unknown]) => [
      name,
      name === 'type' ? member : redacted,
    ]),
  );
}
