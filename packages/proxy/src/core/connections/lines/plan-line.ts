import type { Transport } from '@nanda/protocol';
import { canonicalJson } from '../../canonical-json.js';
import type { McpCaller, McpEra } from '../../mcp-caller.js';
import type { StoredConnection } from '../connection-repository.js';
import type { LineRequest } from '../line-request.js';

export interface LinePlan {
  /** Equal for all who share a line. */
  readonly key: string;
  /** Whether it is one dialog's alone. */
  readonly isOwn: boolean;
  /** Whether the connection's own session is the line. */
  readonly isMain: boolean;
}

export interface LineSurroundings {
  readonly stored: Pick<StoredConnection, 'clientCapabilities' | 'roots'>;
  /** The era of the connection's own session; undefined while there is none. */
  readonly main: McpEra | undefined;
  readonly transport: Transport | undefined;
  /** See `LinePool.eras`. */
  readonly eras: ReadonlyMap<McpEra, McpEra>;
}

/**
 * Which line a client is served over: see `LineRequest`. Where it is not known yet whether the service has the client's era, it
 * is taken for granted: the session that is opened then tells.
 */
export function planLine(
  { era: wanted, caller, dialog }: LineRequest,
  { stored, main, transport, eras }: LineSurroundings,
): LinePlan {
  const era = main === wanted ? wanted : (eras.get(wanted) ?? wanted);
  // The caller's envelope goes with each request: any session serves everybody.
  if (era === 'modern') return { key: 'modern', isOwn: false, isMain: main === 'modern' };
  if (wanted === 'legacy' && dialog !== undefined && transport !== 'stdio') {
    return { key: ownKey(dialog.id), isOwn: true, isMain: false };
  }
  const declared = declarationOf(caller);
  const isMain = main === 'legacy' && declared === '{}' && declaresNothing(stored);
  return { key: `shared ${declared}`, isOwn: false, isMain };
}

/** The key of the line that only this dialog has. */
export function ownKey(dialogId: string): string {
  return `dialog ${dialogId}`;
}

/** What clients declare is the same object for all requests of a dialog. */
const declarations = new WeakMap<object, string>();

function declarationOf({ capabilities }: McpCaller): string {
  let known = declarations.get(capabilities);
  if (known === undefined) {
    known = canonicalJson(capabilities);
    declarations.set(capabilities, known);
  }
  return known;
}

/** What the connection's own session may ask is asked of whoever calls over REST; of an MCP client nothing is. */
function declaresNothing({ clientCapabilities = [], roots }: LineSurroundings['stored']): boolean {
  return clientCapabilities.length === 0 && roots === undefined;
}
