import { McpServer, type McpRequestContext } from '@modelcontextprotocol/server';

import { answerState } from './answer-state.js';
import { registerAskingTools } from './register-asking-tools.js';
import { registerLegacyTools } from './register-legacy-tools.js';
import { registerPlainTools } from './register-plain-tools.js';

/**
 * A service whose tools ask their client for something, with real requests in the handshake era and with
 * `input_required` in the newer one: `ask-form`, `ask-url`, `ask-model`, `ask-roots`, `ask-several` (all four at
 * once), `ask-rounds` (one after the other); in the handshake era also `ask-aside` and `need-url`. `plain` and `work`
 * ask for nothing. The answers are the result's `structuredContent.answers`, by the keys `form`, `url`, `sampling`,
 * `roots` and `round-1`, ….
 *
 * @example
 * await using service = await startHttpService({ createServer: createInteractiveServer });
 */
export function createInteractiveServer({ era }: Partial<McpRequestContext> = {}): McpServer {
  const server = new McpServer(
    { name: 'Interactive', version: '1.0.0', description: 'Asks its client for things' },
    { capabilities: { logging: {} }, requestState: { verify: answerState.verify } },
  );
  registerAskingTools(server);
  registerPlainTools(server);
  if (era === 'legacy') registerLegacyTools(server);
  return server;
}
