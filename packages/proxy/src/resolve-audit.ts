import type { AuditOptions } from './audit-options.js';

/** What is kept of what bears on security. */
export interface AuditSettings {
  readonly calls: boolean;
  readonly file: string | undefined;
  readonly age: number;
  readonly maxEntries: number;
}

const day = 24 * 3_600_000;

/** @throws TypeError for what cannot be, from an option or the environment */
export function resolveAudit(
  options: AuditOptions,
  {
    environment,
    hasAccounts,
  }: {
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly hasAccounts: boolean;
  },
): AuditSettings {
  return {
    calls: options.calls ?? readSwitch(environment['AUDIT_CALLS']) ?? hasAccounts,
    file: options.file ?? (environment['AUDIT_FILE'] || undefined),
    age: readNumber('AUDIT_AGE', {
      value: options.age ?? environment['AUDIT_AGE'],
      fallback: 90 * day,
    }),
    maxEntries: readNumber('AUDIT_MAX_ENTRIES', {
      value: options.maxEntries ?? environment['AUDIT_MAX_ENTRIES'],
      fallback: 500_000,
    }),
  };
}

function readSwitch(value: string | undefined): boolean | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === 'on') return true;
  if (value === 'off') return false;
  throw new TypeError(`AUDIT_CALLS must be "on" or "off", not "${value}".`);
}

function readNumber(
  name: string,
  { value, fallback }: { readonly value: number | string | undefined; readonly fallback: number },
): number {
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new TypeError(`${name} must be a whole number from 1, not "${value}".`);
}
