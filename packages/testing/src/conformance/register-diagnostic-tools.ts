import { inputRequired, type McpServer } from '@modelcontextprotocol/server';

import type { ConformanceState } from './conformance-state.js';
import { questions } from './questions.js';
import { textResult } from './text-result.js';

/** Gives a server the tools that the suites use as levers: to need what the client lacks, and to change the lists. */
export function registerDiagnosticTools(server: McpServer, state: ConformanceState): void {
  server.registerTool(
    'test_missing_capability',
    { description: 'Needs a client with a model, and refuses any other.' },
    ({ mcpReq }) =>
      mcpReq.inputResponses?.['answer'] === undefined
        ? // The SDK refuses what the client has not declared, with -32021.
          inputRequired({ inputRequests: { answer: questions.capital } })
        : textResult('The client has a model'),
  );

  server.registerTool(
    'test_streaming_elicitation',
    { description: 'Asks a question in its answer.' },
    ({ mcpReq }) =>
      mcpReq.inputResponses?.['user_name'] === undefined
        ? inputRequired({ inputRequests: { user_name: questions.name } })
        : textResult('Answered'),
  );

  server.registerTool(
    'test_trigger_tool_change',
    { description: 'Adds a tool, or takes it away again.' },
    () => {
      state.hasChangingTool = !state.hasChangingTool;
      state.bus.publish({ kind: 'tools_list_changed' });
      return textResult('The list of tools has changed');
    },
  );

  server.registerTool(
    'test_trigger_prompt_change',
    { description: 'Adds a prompt, or takes it away again.' },
    () => {
      state.hasChangingPrompt = !state.hasChangingPrompt;
      state.bus.publish({ kind: 'prompts_list_changed' });
      return textResult('The list of prompts has changed');
    },
  );

  server.registerTool(
    'test_trigger_resource_update',
    { description: 'Updates test://watched-resource.' },
    () => {
      state.bus.publish({ kind: 'resource_updated', uri: 'test://watched-resource' });
      return textResult('The resource was updated');
    },
  );
}
