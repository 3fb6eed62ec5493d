import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { clientAnswers, clientCapabilities, clientInfo } from './client-answers.js';
import type { Heard, InteropClient, InteropClientKind } from './interop-client.js';
import type { InteropPlace } from './interop-place.js';

const modes = {
  'sdk2-legacy': 'legacy',
  'sdk2-modern': { pin: '2026-07-28' },
  'sdk2-auto': 'auto',
} as const;

/** Connects a client of `@modelcontextprotocol/client` 2.x. */
export async function connectSdk2Client(
  place: InteropPlace,
  { kind }: { readonly kind: Exclude<InteropClientKind, 'sdk1'> },
): Promise<InteropClient> {
  const client = new Client(clientInfo, {
    capabilities: clientCapabilities,
    versionNegotiation: { mode: modes[kind] },
  });
  const heard: Heard = { logs: [], asked: [], updated: [], changes: [] };
  client.setRequestHandler('elicitation/create', ({ params: { mode = 'form' } }) => {
    heard.asked.push(`elicitation/create ${mode}`);
    return structuredClone<{ action: 'accept'; content?: Record<string, string> }>(
      clientAnswers[mode],
    );
  });
  client.setRequestHandler('sampling/createMessage', ({ method }) => {
    heard.asked.push(method);
    return structuredClone(clientAnswers.sampling);
  });
  client.setRequestHandler('roots/list', ({ method }) => {
    heard.asked.push(method);
    return { roots: clientAnswers.roots.roots.map((root) => ({ ...root })) };
  });
  client.setNotificationHandler('notifications/message', ({ params }) => {
    heard.logs.push(params.data);
  });
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => {
    heard.updated.push(params.uri);
  });
  client.setNotificationHandler('notifications/tools/list_changed', ({ method }) => {
    heard.changes.push(method);
  });
  const transport =
    'url' in place
      ? new StreamableHTTPClientTransport(new URL(place.url))
      : new StdioClientTransport({
          command: place.command,
          args: [...place.args],
          stderr: 'ignore',
          ...(place.env && { env: { ...place.env } }),
        });
  await client.connect(transport);
  const era = client.getNegotiatedProtocolVersion() === '2026-07-28' ? 'modern' : 'legacy';
  let logLevel: 'info' | undefined;
  return {
    heard,
    era,
    async listTools() {
      const { tools } = await client.listTools();
      return tools.map(({ name }) => name);
    },
    callTool: (name, parameters = {}, { signal, onProgress } = {}) =>
      client.callTool(
        {
          name,
          arguments: { ...parameters },
          ...(logLevel && { _meta: { 'io.modelcontextprotocol/logLevel': logLevel } }),
        },
        { ...(signal && { signal }), ...(onProgress && { onprogress: onProgress }) },
      ),
    async wantLog() {
      if (era === 'modern') logLevel = 'info';
      else await client.setLoggingLevel('info');
    },
    async listResources() {
      const { resources } = await client.listResources();
      return resources.map(({ uri }) => uri);
    },
    async listTemplates() {
      const { resourceTemplates } = await client.listResourceTemplates();
      return resourceTemplates.map(({ uriTemplate }) => uriTemplate);
    },
    async readResource(uri) {
      const { contents } = await client.readResource({ uri });
      return contents;
    },
    async follow(uri) {
      if (era === 'modern') {
        await client.listen({ toolsListChanged: true, resourceSubscriptions: [uri] });
      } else await client.subscribeResource({ uri });
    },
    async listPrompts() {
      const { prompts } = await client.listPrompts();
      return prompts.map(({ name }) => name);
    },
    async getPrompt(name, values) {
      const { messages } = await client.getPrompt({ name, arguments: { ...values } });
      return messages;
    },
    async complete(prompt, argument) {
      const { completion } = await client.complete({
        ref: { type: 'ref/prompt', name: prompt },
        argument,
      });
      return completion.values;
    },
    async [Symbol.asyncDispose]() {
      if (era === 'legacy' && transport instanceof StreamableHTTPClientTransport) {
        await transport.terminateSession();
      }
      await client.close();
    },
  };
}
