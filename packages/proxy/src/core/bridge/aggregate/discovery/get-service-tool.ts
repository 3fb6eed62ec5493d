import { canConnect } from './can-connect.js';
import { cleanText } from './clean-text.js';
import { callHint, describeTools, toolRowSchema } from './describe-tools.js';
import type { DiscoveryTool } from './discovery-tool.js';
import { answerWith, failWith } from './tool-answers.js';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const mostKnown = 200;

/** Says what is known of one service. */
export const getServiceTool: DiscoveryTool = {
  definition: {
    name: 'get_service',
    title: 'Get a service',
    description:
      'Tell all about one service: what it does, where it is, what it wants of its callers, and its tools. With a connection to it, the tools come with their input schemas and the names to call them by. Give "tool" to get a single tool whole.',
    inputSchema: {
      type: 'object',
      properties: {
        service_id: {
          type: 'string',
          minLength: 1,
          maxLength: 512,
          description: 'The id from search_services, or its name where only one service has it.',
        },
        tool: {
          type: 'string',
          minLength: 1,
          maxLength: 256,
          description: 'Only this tool, by its own name or the one it is listed by.',
        },
      },
      required: ['service_id'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: {
        service_id: text,
        name: text,
        title: text,
        description: text,
        version: text,
        publisher: text,
        tags: texts,
        transports: texts,
        can_connect: { type: 'boolean' },
        wants_credentials: { type: 'boolean' },
        credentials: text,
        verified: { type: 'boolean' },
        trust: text,
        status: text,
        health: text,
        connected_as: texts,
        tools: { type: 'array', items: toolRowSchema },
        known_tools: {
          type: 'array',
          items: {
            type: 'object',
            properties: { name: text, description: text },
            required: ['name'],
          },
        },
      },
      required: [
        'service_id',
        'name',
        'description',
        'can_connect',
        'wants_credentials',
        'verified',
      ],
    },
    annotations: { readOnlyHint: true, openWorldHint: true },
  },
  async call({ parameters, place }) {
    const { catalog, client, gathering, view } = place;
    const wanted = typeof parameters['tool'] === 'string' ? parameters['tool'] : undefined;
    const service = await catalog.get(String(parameters['service_id']), client.principal);
    const [members, tools] = await Promise.all([gathering.members(), gathering.tools(view)]);
    const connected = members.filter(({ connection }) => connection.serviceId === service.id);
    const ids = new Set(connected.map(({ connection }) => connection.id));
    const own = tools.callable.filter(
      ({ connectionId, name, tool }) =>
        ids.has(connectionId) && (wanted === undefined || name === wanted || tool.name === wanted),
    );
    if (wanted !== undefined && own.length === 0) {
      return failWith(
        ids.size === 0
          ? 'Its tools are known whole only while it is connected: call connect_service first.'
          : `The service has no tool "${cleanText(wanted, { limit: 128 })}" that may be called here. Leave "tool" out to see all.`,
      );
    }
    const described = describeTools(own);
    const aliases = connected.map(({ alias }) => alias);
    const known = (service.tools ?? []).slice(0, mostKnown).map(({ name, description }) => ({
      name: cleanText(name, { limit: 128 }),
      ...(description !== undefined && { description: cleanText(description, { limit: 300 }) }),
    }));
    const { title, version, publisher, verification, health } = service;
    const facts = {
      service_id: service.id,
      name: cleanText(service.name, { limit: 128 }),
      ...(title !== undefined && { title: cleanText(title, { limit: 128 }) }),
      description: cleanText(service.description, { limit: 2000 }),
      ...(version !== undefined && { version: cleanText(version, { limit: 64 }) }),
      ...(publisher !== undefined && { publisher: cleanText(publisher, { limit: 128 }) }),
      tags: service.tags.slice(0, 20).map((tag) => cleanText(tag, { limit: 64 })),
      transports: service.transports,
      can_connect: canConnect(service),
      wants_credentials: service.protected,
      credentials: service.auth.type,
      verified: service.verified,
      ...(verification && { trust: cleanText(verification.reason, { limit: 200 }) }),
      status: service.status,
      ...(health && { health: health.state }),
      connected_as: aliases,
    };
    const lines = Object.entries(facts)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)])
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}`);
    if (aliases.length > 0) {
      const listing = [`tools (${own.length}):`, described.text, callHint];
      return answerWith([...lines, ...(own.length > 0 ? listing : ['tools: none'])].join('\n'), {
        ...facts,
        tools: described.rows,
      });
    }
    const names = known.map(({ name }) => name).join(', ');
    return answerWith(
      [
        ...lines,
        known.length > 0 ? `tools: ${names}` : 'tools: not known before it is connected',
        facts.can_connect
          ? `Next: connect_service {"service_id": ${JSON.stringify(service.id)}}`
          : 'It cannot be connected to from here: only the user can add it, and connect_service says how. Or choose another service with search_services.',
      ].join('\n'),
      { ...facts, known_tools: known },
    );
  },
};
