import type { McpAnswer } from '../../mcp-message.js';
import { mayBeAsked } from '../eras/may-be-asked.js';
import { translateQuestion } from '../eras/translate-question.js';
import type { ClientRequest, McpClient } from '../mcp-endpoint.js';
import { readUrlVisits } from './read-url-visits.js';

export interface VisitOptions {
  readonly client: McpClient;
  readonly send: () => Promise<McpAnswer>;
}

const maximumRounds = 16;
const method = 'elicitation/create';

/**
 * Sends a request to a service of 2025-11-25, which may refuse it until the user has visited a page. A client of the newer
 * era is asked for that as for anything else, and the request is sent again when it has agreed.
 */
export async function visitThenSend(
  request: ClientRequest,
  { client, send }: VisitOptions,
): Promise<McpAnswer> {
  const { signal } = request;
  for (let round = 0; ; round += 1) {
    const answer = await send();
    const visits = readUrlVisits(answer);
    if (visits === undefined || round >= maximumRounds) return answer;
    if (!visits.every((params) => mayBeAsked(client.capabilities, { method, params }))) {
      return answer;
    }
    const replies = await Promise.all(
      visits.map((params) =>
        request.ask(
          translateQuestion({ method, params, signal }, { from: 'legacy', to: 'modern' }),
        ),
      ),
    );
    const isAgreed = replies.every(
      (reply) => 'result' in reply && reply.result['action'] === 'accept',
    );
    if (!isAgreed) return declined(answer);
  }
}

/** The refusal stands, in words that the newer era has. */
function declined(answer: McpAnswer): McpAnswer {
  const message = 'error' in answer ? answer.error.message : '';
  return {
    error: {
      code: -32_603,
      message: `The page that the service asks for was not visited. It says: ${message}`,
    },
  };
}
