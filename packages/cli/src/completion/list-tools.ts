import type { Connection } from '@nanda/protocol';
import { connectionLabel } from '../connections/connection-label.js';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';
import { findTypedConnection } from './find-typed-connection.js';

export interface ListToolsOptions extends CompletionContext {
  /** What the connection was named. */
  readonly connection: string | undefined;
  /** Whether `connection/tool` may stand there. */
  readonly mayQualify: boolean;
}

/** Tools of the connection that is meant; `connection/tool` for those of the others. */
export async function listTools(
  typed: string,
  { connection: named, mayQualify, ...context }: ListToolsOptions,
): Promise<readonly Candidate[]> {
  const slash = typed.indexOf('/');
  const prefix = mayQualify && slash > 0 ? typed.slice(0, slash + 1) : '';
  const meant = await findTypedConnection(prefix === '' ? named : prefix.slice(0, -1), context);
  const tools = toolsOf(meant, prefix);
  if (!mayQualify || prefix !== '' || named !== undefined) return tools;
  const isAt = typed.startsWith('@');
  const others = (await context.connections())
    .filter(({ id }) => isAt || id !== meant?.id)
    .map((connection) => ({
      value: `${isAt ? '@' : ''}${connectionLabel(connection)}/`,
      text: `${connection.metadata.tools.length} tools`,
      isPartial: true,
    }));
  return [...tools, ...others];
}

function toolsOf(connection: Connection | undefined, prefix: string): readonly Candidate[] {
  return (connection?.metadata.tools ?? []).map(({ name, description, title }) => ({
    value: prefix + name,
    text: description ?? title,
  }));
}
