import { McpServer } from '@modelcontextprotocol/server';

import { createConformanceState, type ConformanceState } from './conformance-state.js';
import { registerChanging } from './register-changing.js';
import { registerContentTools } from './register-content-tools.js';
import { registerDiagnosticTools } from './register-diagnostic-tools.js';
import { registerFormTools } from './register-form-tools.js';
import { registerInputTools } from './register-input-tools.js';
import { registerNotifyingTools } from './register-notifying-tools.js';
import { registerPrompts } from './register-prompts.js';
import { registerResources } from './register-resources.js';
import { registerSchemaTools } from './register-schema-tools.js';
import { requestState } from './request-state.js';
import { serveCompletions } from './serve-completions.js';
import { serveSubscriptions } from './serve-subscriptions.js';

/** Options of {@link createConformanceServer}. */
export type ConformanceServerOptions = {
  era: 'legacy' | 'modern';
  /** What it shares with the other instances of the same service. Default: it is alone. */
  state?: ConformanceState;
  /** Whether it tells its client what changes, where the transport does not. Default true. */
  tellsChanges?: boolean;
};

/**
 * The server that the public conformance suites of MCP want to meet, of both eras: every tool, prompt and resource that
 * their scenarios name, with the answers that they describe.
 */
export function createConformanceServer({
  era,
  state = createConformanceState(),
  tellsChanges = true,
}: ConformanceServerOptions): McpServer {
  const server = new McpServer(
    { name: 'conformance-service', version: '1.0.0', title: 'Conformance service' },
    {
      instructions: 'Call what the scenario names.',
      capabilities: {
        logging: {},
        completions: {},
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { listChanged: true, subscribe: true },
      },
      requestState: { verify: requestState.verify },
    },
  );
  registerContentTools(server);
  registerNotifyingTools(server);
  registerFormTools(server);
  registerInputTools(server);
  registerSchemaTools(server);
  registerDiagnosticTools(server, state);
  registerPrompts(server);
  registerResources(server);
  serveCompletions(server);
  const follow = registerChanging(server, state);
  if (!tellsChanges) return server;

  const tellUpdate =
    era === 'legacy'
      ? serveSubscriptions(server)
      : // Who listens to what is the transport's business in the newer era.
        (uri: string) => void server.server.sendResourceUpdated({ uri }).catch(() => undefined);
  const forget = state.bus.subscribe((event) => {
    if (event.kind === 'resource_updated') return tellUpdate(event.uri);
    follow();
  });
  server.server.onclose = forget;
  return server;
}
