import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { NANDAClient } from '@nanda/sdk';
import { acceptDefaults } from './accept-defaults.js';
import type { Stack } from './open-stack.js';
import type { ScenarioClient } from './scenario-client.js';
import type { ScenarioContext } from './scenario-context.js';

/** A client of MCP → `/mcp/{connectionId}` of the proxy → the suite's server. */
export async function connectWithMcpClient(
  stack: Stack,
  { protocolVersion }: ScenarioContext,
): Promise<ScenarioClient> {
  const nanda = new NANDAClient({ baseURL: stack.url, logLevel: 'error' });
  const connection = await nanda.connect(stack.serviceId);
  const client = new Client(
    { name: 'conformance', version: '1.0.0' },
    {
      capabilities: { elicitation: { form: {} }, sampling: {}, roots: {} },
      ...(protocolVersion === '2026-07-28' && {
        versionNegotiation: { mode: { pin: protocolVersion } },
      }),
    },
  );
  client.setRequestHandler('elicitation/create', ({ params }) => acceptDefaults(params));
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${stack.url}/mcp/${connection.id}`)),
  );
  return {
    async listTools() {
      const { tools } = await client.listTools();
      return tools.map(({ name, inputSchema }) => ({ name, inputSchema: { ...inputSchema } }));
    },
    async callTool(name, parameters) {
      await client.callTool({ name, arguments: { ...parameters } });
    },
    async listResources() {
      const { resources } = await client.listResources();
      return resources.map(({ uri }) => uri);
    },
    async readResource(uri) {
      await client.readResource({ uri });
    },
    async listPrompts() {
      const { prompts } = await client.listPrompts();
      return prompts.map(({ name }) => name);
    },
    async getPrompt(name) {
      await client.getPrompt({ name });
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await connection.close();
      await nanda[Symbol.asyncDispose]();
    },
  };
}
