import type { PublicServer, PublicServerDetail, Service } from '@nanda/protocol';

/** A service in the words of the public surface. */
export function describeServer(service: Service): PublicServer {
  const { id, name, description, capabilities, tags } = service;
  return { id, name, description, ...whereOf(service), capabilities, tags };
}

/** The same in detail. */
export function describeServerDetail(service: Service): PublicServerDetail {
  const { id, name, description } = service;
  return {
    id,
    name,
    description,
    ...whereOf(service),
    capabilities: {
      tools: (service.tools ?? []).map((tool) => tool.name),
      resources: [],
      prompts: [],
    },
    metadata: {
      author: service.publisher ?? null,
      version: service.version ?? null,
      homepage: service.homepage ?? service.repository ?? null,
    },
    ratings: service.rating ?? null,
  };
}

function whereOf(service: Service): Pick<PublicServer, 'endpoint' | 'transport'> {
  const endpoint = service.endpoints.find(({ url }) => url !== undefined) ?? service.endpoints[0];
  return { endpoint: endpoint?.url ?? null, transport: endpoint?.transport ?? null };
}
