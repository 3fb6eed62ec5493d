import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  inputRequired,
  type ClientCapabilities,
  type InputRequests,
  type McpServer,
} from '@modelcontextprotocol/server';

import { questions } from './questions.js';
import { requestState, type AskedState } from './request-state.js';
import { textResult } from './text-result.js';

/** Gives a server the tools of the newer era that answer `input_required`: once, several times, with and without state. */
export function registerInputTools(server: McpServer): void {
  const { name, confirmation, capital, greeting, roots } = questions;

  /** Asks until every key has a sound answer; with state where the tool is one that keeps some. */
  const register = (
    tool: string,
    requests: InputRequests,
    { keepsState = false }: { keepsState?: boolean } = {},
  ) => {
    server.registerTool(
      tool,
      { description: `Asks for ${Object.keys(requests).join(', ')}.` },
      async ({ mcpReq }) => {
        const answers = mcpReq.inputResponses ?? {};
        const missing = Object.entries(requests).filter(([key]) => !isAnswer(answers[key]));
        const hasState = mcpReq.requestState<AskedState>()?.asked === tool;
        if (missing.length > 0 || (keepsState && !hasState)) {
          return inputRequired({
            inputRequests: missing.length > 0 ? Object.fromEntries(missing) : requests,
            ...(keepsState && { requestState: await requestState.mint({ asked: tool }) }),
          });
        }
        const given = Object.keys(requests).map((key) => [key, answers[key]]);
        return textResult(`${keepsState ? 'state-ok ' : ''}${JSON.stringify(given)}`);
      },
    );
  };
  register('test_input_required_result_sampling', { capital_question: capital });
  register('test_input_required_result_list_roots', { client_roots: roots });
  register(
    'test_input_required_result_request_state',
    { confirm: confirmation },
    { keepsState: true },
  );
  register(
    'test_input_required_result_tampered_state',
    { confirm: confirmation },
    { keepsState: true },
  );
  register(
    'test_input_required_result_multiple_inputs',
    { user_name: name, greeting, client_roots: roots },
    { keepsState: true },
  );

  server.registerTool(
    'test_input_required_result_elicitation',
    { description: 'Asks for a name, and greets.' },
    ({ mcpReq }) => {
      const given = acceptedContent<{ name?: string }>(mcpReq.inputResponses, 'user_name');
      if (typeof given?.name !== 'string') {
        return inputRequired({ inputRequests: { user_name: name } });
      }
      return textResult(`Hello, ${given.name}!`);
    },
  );

  server.registerTool(
    'test_input_required_result_multi_round',
    { description: 'Asks for a name, then for a colour.' },
    async ({ mcpReq }) => {
      const state = mcpReq.requestState<AskedState>();
      const first = acceptedContent<{ name?: string }>(mcpReq.inputResponses, 'step1');
      if (state === undefined || (state.asked === 'step1' && first === undefined)) {
        return inputRequired({
          inputRequests: { step1: questions.askForText('Step 1: What is your name?', 'name') },
          requestState: await requestState.mint({ asked: 'step1' }),
        });
      }
      const second = acceptedContent<{ color?: string }>(mcpReq.inputResponses, 'step2');
      const given = state.name ?? String(first?.name);
      if (state.asked === 'step1' || second === undefined) {
        const step2 = questions.askForText('Step 2: What is your favorite color?', 'color');
        return inputRequired({
          inputRequests: { step2 },
          requestState: await requestState.mint({ asked: 'step2', name: given }),
        });
      }
      return textResult(`${given} likes ${String(second.color)}`);
    },
  );

  server.registerTool(
    'test_input_required_result_capabilities',
    { description: 'Asks for what its client can give.' },
    ({ mcpReq }) => {
      const declared = declaredOnRequest(mcpReq.envelope) ?? server.server.getClientCapabilities();
      const requests: InputRequests = {
        ...(declared?.elicitation && { user_name: name }),
        ...(declared?.sampling && { greeting }),
        ...(declared?.roots && { client_roots: roots }),
      };
      const keys = Object.keys(requests);
      const answers = mcpReq.inputResponses ?? {};
      if (keys.every((key) => isAnswer(answers[key]))) {
        return textResult(`Answered: ${keys.join(', ')}`);
      }
      return inputRequired({ inputRequests: requests });
    },
  );
}

/** In the newer era each request says anew what its client can. */
function declaredOnRequest(envelope: object | undefined): ClientCapabilities | undefined {
  const declared: { [CLIENT_CAPABILITIES_META_KEY]?: ClientCapabilities } | undefined = envelope;
  return declared?.[CLIENT_CAPABILITIES_META_KEY];
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
