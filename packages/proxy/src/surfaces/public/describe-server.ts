import type { PublicServer, PublicServerAuth, PublicServerDetail, Service } from '@nanda/protocol';
import { toPublicField } from './to-public-field.js';

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
    auth: describeAuth(service),
  };
}

function describeAuth({ auth: { type, fields, where } }: Service): PublicServerAuth {
  return {
    type,
    ...(fields !== undefined && { fields: fields.map(toPublicField) }),
    ...(where !== undefined && { where }),
  };
}

function whereOf(service: Service): Pick<PublicServer, 'endpoint' | 'transport'> {
  const endpoint = service.endpoints.find(({ url }) => url !== undefined) ?? service.endpoints[0];
  return { endpoint: endpoint?.url ?? null, transport: endpoint?.transport ?? null };
}
