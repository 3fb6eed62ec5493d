import {
  acceptedContent,
  inputRequired,
  type ContentBlock,
  type GetPromptResult,
  type McpServer,
} from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';
import { questions } from './questions.js';
import { samples } from './samples.js';

/** Gives a server its prompts: plain, with arguments, with a resource, a picture, a question. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt('test_simple_prompt', { description: 'A simple prompt.' }, () =>
    fromUser({ type: 'text', text: 'This is a simple prompt for testing.' }),
  );

  server.registerPrompt(
    'test_prompt_with_arguments',
    {
      description: 'A prompt that takes two arguments.',
      argsSchema: describeSchema(z.object({ arg1: z.string(), arg2: z.string() })),
    },
    ({ arg1, arg2 }) =>
      fromUser({ type: 'text', text: `Prompt with arguments: arg1='${arg1}', arg2='${arg2}'` }),
  );

  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    {
      description: 'A prompt that carries a resource.',
      argsSchema: describeSchema(z.object({ resourceUri: z.string() })),
    },
    ({ resourceUri }) =>
      fromUser(
        {
          type: 'resource',
          resource: {
            uri: resourceUri,
            mimeType: 'text/plain',
            text: 'Embedded resource content for testing.',
          },
        },
        { type: 'text', text: 'Please process the embedded resource above.' },
      ),
  );

  server.registerPrompt(
    'test_prompt_with_image',
    { description: 'A prompt that carries a picture.' },
    () =>
      fromUser(
        { type: 'image', data: samples.png, mimeType: 'image/png' },
        { type: 'text', text: 'Please analyze the image above.' },
      ),
  );

  server.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'A prompt that asks for its context.' },
    ({ mcpReq }) => {
      const given = acceptedContent<{ context?: string }>(mcpReq.inputResponses, 'user_context');
      if (given === undefined) {
        const message = 'What context should the prompt use?';
        return inputRequired({
          inputRequests: { user_context: questions.askForText(message, 'context') },
        });
      }
      return fromUser({ type: 'text', text: `Context: ${String(given.context)}` });
    },
  );
}

function fromUser(...contents: ContentBlock[]): GetPromptResult {
  return { messages: contents.map((content) => ({ role: 'user', content })) };
}
