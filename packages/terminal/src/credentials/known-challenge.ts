import { readChallenge } from './read-challenge.js';
import type { WantedChallenge, WantedField } from './wanted-challenge.js';

/** What the catalog says of a service. */
interface Facts {
  readonly auth: {
    readonly type: string;
    readonly fields?: readonly WantedField[] | undefined;
    readonly where?: string | undefined;
  };
  readonly protected: boolean;
}

/**
 * What a service wants of who connects, as far as that is known before anybody has asked it; undefined for nothing. Only
 * the whole service has fields, not one of a list.
 */
export function knownChallenge({
  auth: { type, fields = [], where },
  protected: isProtected,
}: Facts): WantedChallenge | undefined {
  // Parts of an address and header fields go together, whatever the kind is called.
  const kind = fields.some((field) => field.in !== 'auth') ? 'custom' : type;
  if (kind === 'none' || (kind === 'unknown' && !isProtected)) return undefined;
  return readChallenge({ kind, fields, where });
}
