const text = { type: 'string' };
const moment = { ...text, format: 'date-time' };

/** What the paths of the official MCP registry's API answer, by the names that `registryPaths` refers to. */
export const registrySchemas: Readonly<Record<string, unknown>> = {
  RegistryServers: {
    type: 'object',
    required: ['servers', 'metadata'],
    properties: {
      servers: { type: 'array', items: { $ref: '#/components/schemas/RegistryServer' } },
      metadata: {
        type: 'object',
        required: ['count'],
        properties: { count: { type: 'integer' }, nextCursor: text },
      },
    },
  },
  RegistryServer: {
    type: 'object',
    required: ['server', '_meta'],
    properties: {
      server: {
        type: 'object',
        description:
          'A server.json: https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
        required: ['name', 'description', 'version'],
        properties: {
          $schema: text,
          name: { ...text, pattern: '^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$', maxLength: 200 },
          title: { ...text, maxLength: 100 },
          description: { ...text, maxLength: 100 },
          version: text,
          websiteUrl: text,
          repository: { type: 'object' },
          remotes: { type: 'array', items: { type: 'object' } },
          packages: { type: 'array', items: { type: 'object' } },
        },
      },
      _meta: {
        type: 'object',
        properties: {
          'io.modelcontextprotocol.registry/official': {
            type: 'object',
            required: ['status', 'publishedAt', 'updatedAt', 'isLatest'],
            properties: {
              status: { enum: ['active', 'deprecated'] },
              publishedAt: moment,
              updatedAt: moment,
              isLatest: { type: 'boolean' },
            },
          },
          'local.nanda/service': {
            type: 'object',
            description:
              'What the catalog knows beyond it, in the words of /v2/services: id, tags, auth, verified, health (not told to web pages), source, alsoIn.',
          },
        },
      },
    },
  },
  RegistryProblem: {
    type: 'object',
    description: 'RFC 9457.',
    required: ['title', 'status', 'detail'],
    properties: {
      title: text,
      status: { type: 'integer' },
      detail: text,
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { message: text, location: text, value: {} },
        },
      },
    },
  },
};
