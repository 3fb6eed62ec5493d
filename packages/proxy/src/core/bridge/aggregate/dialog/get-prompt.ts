import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { ListedPrompt } from '../lists/prompt-table.js';
import type { AggregatePlace } from './aggregate-place.js';
import { suggestNames } from './suggest-names.js';

/** Gets the prompt that is listed under a name. */
export async function getPrompt(request: ClientRequest, place: AggregatePlace): Promise<McpAnswer> {
  const { params } = request;
  const { name } = params;
  if (typeof name !== 'string') return refusalOf('invalidParams', 'name must be a string');
  const prompt = await findPrompt(name, place);
  if (prompt === undefined) return refuseUnknown(name, place);
  const { connectionId, ownName } = prompt;
  return place.services.ask(connectionId, { ...request, params: { ...params, name: ownName } });
}

/** Services are asked for their lists again only for what is not in the ones that are known. */
export async function findPrompt(
  name: string,
  { gathering, view }: AggregatePlace,
): Promise<ListedPrompt | undefined> {
  const known = gathering.known.prompts(view)?.find(name);
  const members = await gathering.members();
  const isThere = members.some(({ connection }) => connection.id === known?.connectionId);
  return isThere ? known : (await gathering.prompts(view)).find(name);
}

export async function refuseUnknown(
  name: string,
  { gathering, view }: AggregatePlace,
): Promise<McpAnswer> {
  const { rows } = await gathering.prompts(view);
  const near = suggestNames(
    name,
    rows.map((row) => row.name),
  );
  return refusalOf(
    'invalidParams',
    `Unknown prompt: ${name.slice(0, 128)}.${near} List the prompts again.`,
  );
}
