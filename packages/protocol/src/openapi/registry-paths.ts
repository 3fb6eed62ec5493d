const json = (schema: object): object => ({ 'application/json': { schema } });
const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

const problem = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: reference('RegistryProblem') } },
});

const name = {
  name: 'serverName',
  in: 'path',
  required: true,
  description: 'With its slash as %2F.',
  schema: { ...text, example: 'com.example%2Fweather' },
};
const query = (parameter: string, schema: object, description: string): object => ({
  name: parameter,
  in: 'query',
  required: false,
  description,
  schema,
});

const common = {
  tags: ['registry'],
  security: [{}, { token: [] }, { apiKey: [] }],
  'x-nanda-permission': 'catalog:read',
};
const failures = {
  401: problem('The proxy wants its token.'),
  403: problem('The proxy is not known by this host name.'),
  503: problem('No registry answers, and nothing is known yet.'),
};

/**
 * The paths of the official MCP registry's API that the proxy answers. They are no operations of the
 * contract: their shape is somebody else's, and our clients have better ones.
 */
export const registryPaths: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/v0.1/servers': {
    get: {
      ...common,
      operationId: 'registry.servers',
      summary:
        'Lists services in the shape of the official MCP registry. Every web page may read it.',
      parameters: [
        query('cursor', text, '`metadata.nextCursor` of the page before.'),
        query(
          'limit',
          { type: 'integer', minimum: 1, maximum: 100, default: 30 },
          'Rows of a page.',
        ),
        query(
          'search',
          { ...text, maxLength: 512 },
          'Words of any kind. The best matches come first.',
        ),
        query('updated_since', { ...text, format: 'date-time' }, 'Only what has changed after it.'),
        query('version', text, '`latest`, which is also the default, or an exact version.'),
        query('include_deleted', { type: 'boolean' }, 'Without effect: what is gone is not kept.'),
      ],
      responses: {
        200: { description: 'A page.', content: json(reference('RegistryServers')) },
        400: problem('A cursor or moment that is none, or parameters that contradict each other.'),
        422: problem('A parameter is of the wrong kind; `errors` names each.'),
        ...failures,
      },
    },
  },
  '/v0.1/servers/{serverName}/versions': {
    get: {
      ...common,
      operationId: 'registry.versions',
      summary: 'All known versions of a service, the newest first.',
      parameters: [name],
      responses: {
        200: { description: 'All of them.', content: json(reference('RegistryServers')) },
        404: problem('There is no service of that name.'),
        ...failures,
      },
    },
  },
  '/v0.1/servers/{serverName}/versions/{version}': {
    get: {
      ...common,
      operationId: 'registry.version',
      summary: 'One version of a service.',
      parameters: [
        name,
        {
          name: 'version',
          in: 'path',
          required: true,
          description: 'As it is listed, or `latest`.',
          schema: text,
        },
      ],
      responses: {
        200: { description: 'That version.', content: json(reference('RegistryServer')) },
        404: problem('There is no service of that name, or no such version of it.'),
        ...failures,
      },
    },
  },
};
