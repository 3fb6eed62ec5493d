import type { AuditEventType } from '@nanda/protocol';
import { addressKey } from '../limits/address-key.js';
import type { AuditEntry } from './audit-log.js';

/** Adds up what comes again and again, so that whoever is refused a thousand times a second fills no log. */
export interface RefusalSums {
  /** Whether the entry is to be written now; one like an earlier one is counted. */
  isNew(entry: AuditEntry): boolean;
  /** What was counted since the last time, and begins anew. */
  collect(): readonly AuditEntry[];
}

interface Sum {
  /** With the details that all of them have. */
  entry: AuditEntry;
  count: number;
}

/** Anybody can cause these, as often as they like. */
const summed: ReadonlySet<AuditEventType> = new Set([
  'access.refused',
  'address.blocked',
  'host.refused',
  'origin.refused',
  'rate.limited',
  'session.reused',
  'tool.refused',
]);

/** Different ones that are told apart between two collections; the others of a type are counted together. */
const maxSums = 256;

export function createRefusalSums(): RefusalSums {
  let sums = new Map<string, Sum>();

  return {
    isNew(entry) {
      if (!summed.has(entry.type)) return true;
      const key = keyOf(entry);
      const known = sums.get(key);
      if (known !== undefined) {
        known.count += 1;
        known.entry = { ...known.entry, details: inCommon(known.entry.details, entry.details) };
        return false;
      }
      if (sums.size < maxSums) {
        sums.set(key, { entry: { ...entry, failure: undefined }, count: 0 });
        return true;
      }
      const { type, outcome } = entry;
      const others = sums.get(type) ?? { entry: { type, outcome }, count: 0 };
      others.count += 1;
      sums.set(type, others);
      return false;
    },
    collect() {
      const collected = [...sums.values()].filter(({ count }) => count > 0);
      sums = new Map();
      return collected.map(({ entry, count }) => ({
        ...entry,
        requestId: undefined,
        details: { ...entry.details, count },
      }));
    },
  };
}

/** Strangers make up a new name with each request: they are told apart by where they come from. */
function keyOf({ type, actor, remoteAddress, target, details }: AuditEntry): string {
  const isStranger = actor === undefined || actor.startsWith('anonymous:');
  const who = isStranger ? addressKey(remoteAddress) : actor;
  const what = ['reason', 'code', ...(isStranger ? [] : ['path', 'permission', 'tool'])];
  return JSON.stringify([type, who, target, ...what.map((name) => details?.[name])]);
}

/** What was counted together is not told as if all of it had been like the first one. */
function inCommon(
  one: AuditEntry['details'],
  other: AuditEntry['details'],
): NonNullable<AuditEntry['details']> {
  const same = Object.entries(one ?? {}).filter(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(other?.[name]),
  );
  return Object.fromEntries(same);
}
