import type { Service } from '@nanda/protocol';
import type { AuthRequirement } from '../control/auth-requirement.js';
import { knownTool, type KnownTool } from './known-tool.js';
import type { TestService } from './test-service.js';

/** A service as the test proxy keeps it. */
export interface KnownService {
  readonly described: TestService;
  readonly entry: Service;
  readonly tools: ReadonlyMap<string, KnownTool>;
  /** Whether it was registered by a caller, who can take it away again. */
  readonly isRegistered: boolean;
  isUp: boolean;
  /** What it wants of its callers; undefined for nothing. */
  requirement: AuthRequirement | undefined;
}

/** What a service is taken up with. */
export interface ServiceOrigin {
  /** RFC 3339. */
  readonly now: string;
  readonly isRegistered?: boolean;
}

/** Takes a service up: what it does not say of itself is filled in. */
export function knownService(
  described: TestService,
  { now, isRegistered = false }: ServiceOrigin,
): KnownService {
  const {
    tools: given = {},
    resources,
    resourceTemplates,
    prompts,
    complete,
    ...about
  } = described;
  const tools = new Map<string, KnownTool>();
  for (const [name, tool] of Object.entries(given)) {
    if (tool !== undefined) tools.set(name, knownTool(name, { tool }));
  }
  const id = about.id ?? about.name;
  const capabilities = [
    'tools',
    ...((resources ?? resourceTemplates) ? ['resources'] : []),
    ...(prompts ? ['prompts'] : []),
    ...(complete ? ['completions'] : []),
  ];
  const auth = about.auth ?? { type: 'none' };
  return {
    described,
    tools,
    isRegistered,
    isUp: true,
    requirement:
      auth.type === 'none'
        ? undefined
        : {
            challenge: {
              kind: auth.type,
              ...(auth.fields && { fields: auth.fields }),
              ...(auth.where !== undefined && { where: auth.where }),
            },
          },
    entry: {
      description: '',
      tags: [],
      transports: ['http'],
      endpoints: [{ url: `https://${encodeURIComponent(id)}.test/mcp`, transport: 'http' }],
      auth,
      capabilities,
      tools: Array.from(tools.values(), ({ definition: { name, description } }) => ({
        name,
        ...(description !== undefined && { description }),
      })),
      protected: auth.type !== 'none',
      status: 'active',
      verified: false,
      popularity: { registry: 0 },
      source: { registry: isRegistered ? 'registered' : 'test', id },
      createdAt: now,
      updatedAt: now,
      ...about,
      id,
    },
  };
}
