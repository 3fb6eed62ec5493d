import { computeScopeUnion } from '@modelcontextprotocol/client';

export interface ScopeFacts {
  /** What the caller asks for. */
  readonly asked?: string | undefined;
  /** What the service has said that it wants. */
  readonly challenged?: string | undefined;
  /** What is granted already. */
  readonly granted?: string | undefined;
  /** What the service says that there is. */
  readonly ofService: readonly string[];
  /** What the authorization server says that there is. */
  readonly ofServer: readonly string[];
}

/** Scopes are words, and an address has an end. */
const maximumLength = 4096;
const word = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/**
 * What is asked for: what the caller or the service wants, else all that the service names, else nothing; what is
 * granted already is kept. Tokens that last are asked for only where the server offers them.
 */
export function chooseScope(facts: ScopeFacts): string | undefined {
  const { asked, challenged, granted, ofService, ofServer } = facts;
  const wanted = asked ?? challenged ?? (granted === undefined ? ofService.join(' ') : undefined);
  const all = (computeScopeUnion(granted, wanted) ?? '').split(' ').filter((one) => word.test(one));
  if (all.length === 0) return undefined;
  if (ofServer.includes('offline_access') && !all.includes('offline_access')) {
    all.push('offline_access');
  }
  const scope = all.join(' ');
  return scope.length > maximumLength ? undefined : scope;
}
