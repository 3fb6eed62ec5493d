import { NANDAClient } from '@nanda/sdk';
import { acceptDefaults } from './accept-defaults.js';
import { createAuthorizingUser } from './authorizing-user.js';
import { credentialsFor } from './credentials-for.js';
import type { Stack } from './open-stack.js';
import type { ScenarioClient } from './scenario-client.js';
import type { ScenarioContext } from './scenario-context.js';

/** `@nanda/sdk` → REST → the proxy → the suite's server. */
export async function connectWithSdk(
  stack: Stack,
  context: ScenarioContext,
): Promise<ScenarioClient> {
  const { serviceId } = stack;
  const nanda = new NANDAClient({ baseURL: stack.url, logLevel: 'error' });
  const user = createAuthorizingUser(nanda, { serviceId, context });
  const auth = credentialsFor(context);
  const connection = await user.attempt(() =>
    nanda.connect(serviceId, {
      ...(auth && { auth }),
      clientCapabilities: ['elicitation', 'sampling', 'roots'],
    }),
  );
  return {
    async listTools() {
      const tools = await connection.tools();
      return tools.map(({ name, inputSchema }) => ({ name, inputSchema: { ...inputSchema } }));
    },
    async callTool(name, parameters) {
      await user.attempt(() =>
        connection.execute(name, withoutNulls(parameters), {
          onInput: ({ kind, request }) =>
            kind === 'elicitation' ? acceptDefaults(request) : { action: 'decline' },
        }),
      );
    },
    async listResources() {
      const uris: string[] = [];
      for await (const { uri } of connection.resources.list()) uris.push(uri);
      return uris;
    },
    async readResource(uri) {
      await connection.resources.read(uri);
    },
    async listPrompts() {
      const names: string[] = [];
      for await (const { name } of connection.prompts.list()) names.push(name);
      return names;
    },
    async getPrompt(name) {
      await connection.prompts.get(name);
    },
    async [Symbol.asyncDispose]() {
      await connection.close();
      await nanda[Symbol.asyncDispose]();
    },
  };
}

/**
 * One scenario wants to see `null` for a boolean, or nothing (its check names both). The first the proxy refuses by the
 * tool's own schema before anything is sent.
 */
function withoutNulls(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));
}
