import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { isToolAllowed } from '../../service/is-tool-allowed.js';
import { refusalOf } from '../../service/refusal-of.js';
import { callDiscovery } from '../discovery/call-discovery.js';
import type { DiscoveryTools } from '../discovery/discovery-tool.js';
import type { AggregatePlace } from './aggregate-place.js';
import { suggestNames } from './suggest-names.js';

/** Calls the tool that is listed under a name: of a service, or one of our own. Allowed is what the view allows now. */
export async function callTool(
  request: ClientRequest,
  place: AggregatePlace,
  discovery: DiscoveryTools,
): Promise<McpAnswer> {
  const { params } = request;
  const { name } = params;
  if (typeof name !== 'string') return refusalOf('invalidParams', 'name must be a string');
  const own = discovery.get(name);
  if (own !== undefined && isToolAllowed(name, place.view)) {
    return callDiscovery(own, { request, place });
  }
  const tools = await place.gathering.tools(place.view);
  const listed = tools.find(name);
  if (listed !== undefined) {
    const { connectionId, tool } = listed;
    return place.services.ask(connectionId, { ...request, params: { ...params, name: tool.name } });
  }
  const names = [
    ...[...discovery.keys()].filter((each) => isToolAllowed(each, place.view)),
    ...tools.callable.map((tool) => tool.name),
  ];
  const more = isToolAllowed('search_services', place.view)
    ? ', or find more with search_services'
    : '';
  return refusalOf(
    'invalidParams',
    `Unknown tool: ${name.slice(0, 128)}.${suggestNames(name, names)} List the tools again${more}.`,
  );
}
