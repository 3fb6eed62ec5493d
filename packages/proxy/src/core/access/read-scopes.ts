import type { Permission } from '@nanda/protocol';
import { permissions } from '@nanda/protocol/facts';

/** What scopes come to. */
export interface ScopedAccess {
  /** Undefined for all that there are. */
  readonly permissions: ReadonlySet<Permission> | undefined;
  /** Undefined for all tools. */
  readonly tools: readonly string[] | undefined;
}

const narrowed = /^tools:call:(.+)$/s;

const known: ReadonlySet<string> = new Set(permissions);

/**
 * Scopes of ours: `*`, a permission, or `tools:call:<service>/<tool pattern>`. Each adds to the others, and what is none of
 * ours adds nothing.
 */
export function readScopes(scopes: readonly string[]): ScopedAccess {
  if (scopes.includes('*')) return { permissions: undefined, tools: undefined };
  const tools = scopes.flatMap((scope) => narrowed.exec(scope)?.[1] ?? []);
  const given = new Set(scopes.filter((scope): scope is Permission => known.has(scope)));
  if (given.has('tools:call')) return { permissions: given, tools: undefined };
  if (tools.length > 0) given.add('tools:call');
  return { permissions: given, tools };
}
