import {
  inputRequired,
  type CallToolResult,
  type InputRequests,
  type InputRequiredResult,
  type ServerContext,
} from '@modelcontextprotocol/server';

import { answerState, type AnswerState } from './answer-state.js';

/** Options of {@link askFor}. */
export type AskForOptions = {
  /** Asks one thing after the other, in a round for each. Default false: all at once. */
  oneByOne?: boolean;
};

/**
 * Asks for what the client has not answered yet; once all is there, the result is the answers.
 *
 * In the newer era each round is a call of its own, in the handshake era the SDK makes real requests of it.
 */
export async function askFor(
  requests: InputRequests,
  context: ServerContext,
  { oneByOne = false }: AskForOptions = {},
): Promise<CallToolResult | InputRequiredResult> {
  const { answers: earlier = {} } = context.mcpReq.requestState<AnswerState>() ?? {};
  const answers = { ...earlier, ...context.mcpReq.inputResponses };
  const missing = Object.entries(requests).filter(([key]) => !(key in answers));
  if (missing.length === 0) {
    return {
      content: [{ type: 'text', text: JSON.stringify(answers) }],
      structuredContent: { answers },
    };
  }
  const hasState = oneByOne || Object.keys(answers).length > 0;
  return inputRequired({
    inputRequests: Object.fromEntries(oneByOne ? missing.slice(0, 1) : missing),
    ...(hasState && { requestState: await answerState.mint({ answers }) }),
  });
}
