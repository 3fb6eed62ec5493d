import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import { pageRows } from '../lists/page-rows.js';
import type { AggregatePlace } from './aggregate-place.js';
import { ownResult } from './own-result.js';

interface List {
  /** Where the rows are in the result. */
  readonly member: string;
  readonly read: (place: AggregatePlace) => Promise<readonly unknown[]>;
}

const lists: ReadonlyMap<string, List> = new Map<string, List>([
  [
    'tools/list',
    { member: 'tools', read: async ({ gathering, view }) => (await gathering.tools(view)).rows },
  ],
  [
    'prompts/list',
    {
      member: 'prompts',
      read: async ({ gathering, view }) => (await gathering.prompts(view)).rows,
    },
  ],
  [
    'resources/list',
    {
      member: 'resources',
      read: async ({ gathering, view }) => (await gathering.resources(view)).resources,
    },
  ],
  [
    'resources/templates/list',
    {
      member: 'resourceTemplates',
      read: async ({ gathering, view }) => (await gathering.resources(view)).templates,
    },
  ],
]);

/** One page of what all services list together, the oldest connection first. */
export async function answerList(
  { method, params }: ClientRequest,
  place: AggregatePlace,
): Promise<McpAnswer> {
  const list = lists.get(method);
  if (list === undefined) return refusalOf('methodNotFound', `Method not found: ${method}`);
  const page = pageRows(await list.read(place), { list: method, cursor: params['cursor'] });
  if (page === undefined) {
    const message = 'The cursor is not one of this list. Begin again without one.';
    return refusalOf('invalidParams', message);
  }
  const { rows, nextCursor } = page;
  return ownResult(
    { [list.member]: rows, ...(nextCursor !== undefined && { nextCursor }) },
    { method, place },
  );
}
