import type { ServiceQuery } from '../client/service-query.js';
import type { ListName } from './list-name.js';
import type { ListState } from './list-state.js';

type Lists = Readonly<Record<ListName, ListState>>;

/**
 * The lists when other services are looked for: what is typed into the list of services is what they are searched by,
 * also where the search was made elsewhere. What fits best stands first, and the cursor on it.
 */
export function followQuery(lists: Lists, { text }: ServiceQuery): Lists {
  const { services } = lists;
  // A space that has just been typed at the end is none of the query's.
  const filter = services.filter.trim() === text.trim() ? services.filter : text;
  return { ...lists, services: { ...services, filter, cursor: 0, offset: 0 } };
}
