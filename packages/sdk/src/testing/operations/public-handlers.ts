import type { PublicServer, PublicServerPage, Service } from '@nanda/protocol';
import { readCredentials } from '../core/read-credentials.js';
import { pageOf, searchCatalog, type CatalogQuery } from '../core/search-catalog.js';
import type { World } from '../core/world.js';
import type { OperationHandlers } from '../wire/operation-handler.js';

export type PublicOperationId =
  | 'public.search'
  | 'public.list'
  | 'public.get'
  | 'public.popular'
  | 'public.connect'
  | 'public.connections'
  | 'public.disconnect'
  | 'public.call'
  | 'public.tools';

/** The public surface: the same in other words. */
export function createPublicHandlers({
  catalog,
  connections,
  executions,
}: World): OperationHandlers<PublicOperationId> {
  const find = (query: CatalogQuery): Service[] =>
    searchCatalog(
      catalog.all.map(({ entry }) => entry),
      query,
    );
  return {
    'public.search': ({ query: { q, tags, type, limit, page } }) => ({
      data: publicPage(find({ q, tags, category: type }), { limit, page }),
    }),
    'public.list': ({ query: { limit, page, ordering } }) => ({
      data: publicPage(find({ sort: sortOf(ordering) }), { limit, page }),
    }),
    'public.get': ({ params }) => {
      const { entry } = catalog.get(params.serverId);
      const { capabilities: _, tags: __, ...server } = describe(entry);
      return {
        data: {
          ...server,
          capabilities: {
            tools: (entry.tools ?? []).map(({ name }) => name),
            resources: [],
            prompts: [],
          },
          metadata: {
            author: entry.publisher ?? null,
            version: entry.version ?? null,
            homepage: entry.homepage ?? entry.repository ?? null,
          },
          ratings: entry.rating ?? null,
        },
      };
    },
    'public.popular': ({ query: { type, limit } }) => ({
      data: find({ category: type, sort: 'popularity' })
        .slice(0, limit)
        .map((service) => ({
          ...describe(service),
          popularity: {
            connections: service.popularity.connections ?? 0,
            executions: service.popularity.executions ?? 0,
          },
        })),
    }),
    'public.connect': ({ body }, { caller }) => {
      const auth = body.auth && readCredentials(body.auth);
      const { data } = connections.connect(body.server_id, { auth }, caller);
      return {
        data: {
          connection_id: data.id,
          server_name: data.metadata.serviceName,
          status: data.state,
          available_tools: data.metadata.tools.map(({ name }) => name),
        },
      };
    },
    'public.connections': (_, { caller }) => ({
      data: {
        connections: connections.list(caller).map((connection) => ({
          id: connection.id,
          server_id: connection.serviceId,
          server_name: connection.metadata.serviceName,
          status: connection.state,
          created_at: connection.created,
          last_activity: connection.lastUsed,
        })),
      },
    }),
    'public.disconnect': ({ params }, { caller }) => {
      const { id, state } = connections.close(params.connectionId, caller).data;
      return { data: { connection_id: id, status: state } };
    },
    'public.call': async ({ body }, { caller, gone }) => {
      const execution = executions.start(
        {
          connectionId: body.connection_id,
          toolName: body.tool_name,
          parameters: body.arguments,
          // This surface has no way to ask its caller for anything.
          options: { input: 'decline' },
          gone,
        },
        caller,
      );
      await execution.settled({ until: 'end' });
      if (execution.failure !== undefined) throw execution.failure;
      return { data: { result: execution.describe().result ?? { content: [] }, error: null } };
    },
    'public.tools': ({ params }, { caller }) => ({
      data: {
        tools: connections.use(params.connectionId, caller).data.metadata.tools.map((tool) => ({
          name: tool.name,
          description: tool.description ?? '',
          input_schema: tool.inputSchema,
        })),
      },
    }),
  };
}

function publicPage(
  services: readonly Service[],
  { limit, page }: { readonly limit: number; readonly page: number },
): PublicServerPage {
  const { data, meta } = pageOf(services, { limit, offset: (page - 1) * limit });
  const pages = Math.ceil(meta.total / limit);
  return { servers: data.map(describe), total: meta.total, page, pages };
}

function describe({ id, name, description, endpoints, capabilities, tags }: Service): PublicServer {
  const endpoint = endpoints.find(({ url }) => url !== undefined) ?? endpoints[0];
  const where = { endpoint: endpoint?.url ?? null, transport: endpoint?.transport ?? null };
  return { id, name, description, ...where, capabilities, tags };
}

function sortOf(ordering: string | undefined): CatalogQuery['sort'] {
  const field = ordering?.replace('-', '');
  if (field === 'created_at') return 'newest';
  return field === 'name' || field === 'rating' || field === 'popularity' ? field : 'relevance';
}
