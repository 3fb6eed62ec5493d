import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { NANDAClient } from '@nanda/sdk';
import { acceptDefaults } from './accept-defaults.js';
import { createAuthorizingUser } from './authorizing-user.js';
import { credentialsFor } from './credentials-for.js';
import type { Stack } from './open-stack.js';
import type { ScenarioClient } from './scenario-client.js';
import type { ScenarioContext } from './scenario-context.js';

/** A client of MCP → `/mcp/{connectionId}` of the proxy → the suite's server. */
export async function connectWithMcpClient(
  stack: Stack,
  context: ScenarioContext,
): Promise<ScenarioClient> {
  const { protocolVersion } = context;
  const { serviceId } = stack;
  const nanda = new NANDAClient({ baseURL: stack.url, logLevel: 'error' });
  const user = createAuthorizingUser(nanda, { serviceId, context });
  const auth = credentialsFor(context);
  const connection = await user.attempt(() => nanda.connect(serviceId, auth && { auth }));
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
      const { tools } = await user.attempt(() => client.listTools());
      return tools.map(({ name, inputSchema }) => ({ name, inputSchema: { ...inputSchema } }));
    },
    async callTool(name, parameters) {
      await user.attempt(() => client.callTool({ name, arguments: { ...parameters } }));
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
