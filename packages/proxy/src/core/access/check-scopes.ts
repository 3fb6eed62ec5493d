import type { Permission } from '@nanda/protocol';
import { permissions } from '@nanda/protocol/facts';
import { matchesPattern } from '../matches-pattern.js';
import { NandaError } from '../nanda-error.js';
import type { Access, ToolRules } from './access.js';
import { splitPattern } from './split-pattern.js';

/**
 * Whether somebody with this access may give out these scopes.
 *
 * @throws NandaError VALIDATION_ERROR for what is no scope, FORBIDDEN for one that the giver has not (`details.scope`)
 */
export function checkScopes(access: Access, scopes: readonly string[]): void {
  for (const scope of scopes) {
    if (!isScope(scope)) throw unknownScope(scope);
    if (!hasScope(access, scope)) throw notYours(scope);
  }
}

const pattern = /^tools:call:([^\s"\\]{1,256})$/;

function isScope(scope: string): boolean {
  return scope === '*' || isPermission(scope) || pattern.test(scope);
}

function isPermission(scope: string): scope is Permission {
  return permissions.some((permission) => permission === scope);
}

/** `*` is all that its giver may, whatever that is, and so nobody's to refuse. */
function hasScope(access: Access, scope: string): boolean {
  if (scope === '*') return true;
  // All tools are more than the few that the giver's own token or key names.
  if (scope === 'tools:call' && access.tools.within !== undefined) return false;
  if (isPermission(scope)) return access.permissions.has(scope);
  return access.permissions.has('tools:call') && covers(access.tools, scope.slice(11));
}

/** A `*` of the wanted pattern is met by a `*` alone: then what it describes is described as well. */
function covers({ allow, within }: ToolRules, wanted: string): boolean {
  const [service, tool] = splitPattern(wanted);
  const isAllowed = allow?.some((each) => {
    const [services, tools] = splitPattern(each);
    return matchesPattern(service, services) && matchesPattern(tool, tools);
  });
  return (isAllowed ?? true) && (within === undefined || covers(within, wanted));
}

function unknownScope(scope: string): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `There is no scope ${JSON.stringify(scope.slice(0, 100))}. There are: *, ${permissions.join(', ')}, and tools:call:<service>/<tool>.`,
    { details: { field: 'scope' } },
  );
}

function notYours(scope: string): NandaError {
  return new NandaError(
    'FORBIDDEN',
    `You do not have the scope "${scope.slice(0, 300)}" yourself, and so cannot give it to others.`,
    { details: { scope } },
  );
}
