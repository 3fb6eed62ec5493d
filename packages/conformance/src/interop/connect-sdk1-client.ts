import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
  ResourceUpdatedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { clientAnswers, clientCapabilities, clientInfo } from './client-answers.js';
import type { Heard, InteropClient } from './interop-client.js';
import type { InteropPlace } from './interop-place.js';

/** Connects a client of `@modelcontextprotocol/sdk` 1.x. */
export async function connectSdk1Client(place: InteropPlace): Promise<InteropClient> {
  const client = new Client(clientInfo, { capabilities: clientCapabilities });
  const heard: Heard = { logs: [], asked: [], updated: [], changes: [] };
  client.setRequestHandler(ElicitRequestSchema, ({ params: { mode = 'form' } }) => {
    heard.asked.push(`elicitation/create ${mode}`);
    return structuredClone<{ action: 'accept'; content?: Record<string, string> }>(
      clientAnswers[mode],
    );
  });
  client.setRequestHandler(CreateMessageRequestSchema, ({ method }) => {
    heard.asked.push(method);
    return structuredClone(clientAnswers.sampling);
  });
  client.setRequestHandler(ListRootsRequestSchema, ({ method }) => {
    heard.asked.push(method);
    return { roots: clientAnswers.roots.roots.map((root) => ({ ...root })) };
  });
  client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => {
    heard.logs.push(params.data);
  });
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => {
    heard.updated.push(params.uri);
  });
  client.setNotificationHandler(ToolListChangedNotificationSchema, ({ method }) => {
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
  return {
    heard,
    era: 'legacy',
    async listTools() {
      const { tools } = await client.listTools();
      return tools.map(({ name }) => name);
    },
    callTool: (name, parameters = {}, { signal, onProgress } = {}) =>
      client.callTool({ name, arguments: { ...parameters } }, undefined, {
        ...(signal && { signal }),
        ...(onProgress && { onprogress: onProgress }),
      }),
    async wantLog() {
      await client.setLoggingLevel('info');
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
      await client.subscribeResource({ uri });
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
      if (transport instanceof StreamableHTTPClientTransport) await transport.terminateSession();
      await client.close();
    },
  };
}
