import { inputRequired, type InputRequests, type McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';
import { askFor } from './ask-for.js';
import { inputRequests } from './input-requests.js';

const { form, url, sampling, roots } = inputRequests;

/** What each tool asks for, by the keys under which it does. */
const questions: Record<string, InputRequests> = {
  'ask-form': { form },
  'ask-url': { url },
  'ask-model': { sampling },
  'ask-roots': { roots },
  'ask-several': { form, url, sampling, roots },
};

/** Gives a server the tools that ask: each thing alone, all at once, and several rounds of a form. */
export function registerAskingTools(server: McpServer): void {
  for (const [name, requests] of Object.entries(questions)) {
    server.registerTool(
      name,
      {
        description: `Asks for ${Object.keys(requests).join(', ')} and returns the answers.`,
        inputSchema: describeSchema(z.object({})),
      },
      (_parameters, context) => askFor(requests, context),
    );
  }

  server.registerTool(
    'ask-rounds',
    {
      description: 'Asks one question after the other and returns the answers.',
      inputSchema: describeSchema(
        z.object({ rounds: z._default(z.int().check(z.minimum(1), z.maximum(8)), 3) }),
      ),
    },
    ({ rounds }, context) => {
      const asked = Array.from({ length: rounds }, (_, index) => [
        `round-${index + 1}`,
        askForWord(`Word ${index + 1} of ${rounds}?`),
      ]);
      return askFor(Object.fromEntries(asked), context, { oneByOne: true });
    },
  );
}

function askForWord(message: string): InputRequests[string] {
  return inputRequired.elicit({
    message,
    requestedSchema: {
      type: 'object',
      properties: { word: { type: 'string' } },
      required: ['word'],
    },
  });
}
