import type { Catalog } from '../catalog.js';
import { loadServices } from '../load-services.js';
import { createToolSearch } from '../search/create-tool-search.js';
import type { CatalogDesk } from './catalog-desk.js';

/** Finds out which service has a tool that does something. */
export function createSearchTools(desk: CatalogDesk): Catalog['searchTools'] {
  const search = createToolSearch(desk.repository);

  return async ({ text, limit }, principal) => {
    await desk.ready();
    const seen = await desk.seenBy(principal);
    const tools = await search.find(text, { limit, ...seen });
    const services = [...new Set(tools.map(({ service }) => service))];
    const loaded = await loadServices(services, { repository: desk.records, view: seen.view });
    const byNumber = new Map(loaded.map(({ number, service }) => [number, service]));
    return tools.flatMap(({ service, ...tool }) => {
      const of = byNumber.get(service);
      if (of === undefined) return [];
      const { id, name, title, verified } = of;
      return [{ ...tool, service: { id, name, ...(title !== undefined && { title }), verified } }];
    });
  };
}
