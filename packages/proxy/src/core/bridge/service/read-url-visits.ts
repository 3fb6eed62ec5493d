import { isObject } from '../../is-object.js';
import type { McpAnswer } from '../../mcp-message.js';
import { mcpCodes } from '../eras/mcp-codes.js';

type Params = Readonly<Record<string, unknown>>;

const maximumVisits = 32;

/**
 * The pages that a user has to visit before a request can be answered, as a service of 2025-11-25 names them in its
 * refusal: parameters of `elicitation/create`. Undefined where the answer is another one, or names none.
 */
export function readUrlVisits(answer: McpAnswer): readonly Params[] | undefined {
  if (!('error' in answer) || answer.error.code !== mcpCodes.urlElicitationRequired)
    return undefined;
  const { data } = answer.error;
  const rows = isObject(data) ? data['elicitations'] : undefined;
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > maximumVisits) return undefined;
  const visits = (rows as unknown[]).filter(
    (row): row is Record<string, unknown> => isObject(row) && typeof row['url'] === 'string',
  );
  return visits.length === rows.length
    ? visits.map((visit) => ({ ...visit, mode: 'url' }))
    : undefined;
}
