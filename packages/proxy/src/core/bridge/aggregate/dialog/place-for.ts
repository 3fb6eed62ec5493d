import type { ClientRequest } from '../../mcp-endpoint.js';
import { narrowView } from '../lists/narrow-view.js';
import type { AggregatePlace } from './aggregate-place.js';

/** The aggregate as whoever sends a request may see it: a session may be used with several tokens of its owner. */
export function placeFor(
  place: AggregatePlace,
  { principal = place.client.principal }: Pick<ClientRequest, 'principal'>,
): AggregatePlace {
  const { access } = principal;
  if (access === undefined) return place;
  const { gathering, client } = place;
  return {
    ...place,
    client: { ...client, principal },
    gathering: {
      ...gathering,
      async tools(view) {
        const [tools, members] = await Promise.all([gathering.tools(view), gathering.members()]);
        return narrowView(tools, { access, members });
      },
    },
  };
}
