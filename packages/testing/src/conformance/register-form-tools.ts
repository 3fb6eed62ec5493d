import {
  inputRequired,
  type CallToolResult,
  type InputRequest,
  type InputRequiredResult,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';
import { questions } from './questions.js';
import { textResult } from './text-result.js';

const titled = [
  { const: 'value1', title: 'First Option' },
  { const: 'value2', title: 'Second Option' },
  { const: 'value3', title: 'Third Option' },
];
const options = ['option1', 'option2', 'option3'];

const defaults = inputRequired.elicit({
  message: 'Please review and update the form fields with defaults',
  requestedSchema: {
    type: 'object',
    properties: {
      name: { type: 'string', description: 'User name', default: 'John Doe' },
      age: { type: 'integer', description: 'User age', default: 30 },
      score: { type: 'number', description: 'User score', default: 95.5 },
      status: {
        type: 'string',
        description: 'User status',
        enum: ['active', 'inactive', 'pending'],
        default: 'active',
      },
      verified: { type: 'boolean', description: 'Verification status', default: true },
    },
    required: [],
  },
});

const choices = inputRequired.elicit({
  message: 'Please select options from the enum fields',
  requestedSchema: {
    type: 'object',
    properties: {
      untitledSingle: { type: 'string', enum: options },
      titledSingle: { type: 'string', oneOf: titled },
      legacyEnum: {
        type: 'string',
        enum: ['opt1', 'opt2', 'opt3'],
        enumNames: ['Option One', 'Option Two', 'Option Three'],
      },
      untitledMulti: { type: 'array', items: { type: 'string', enum: options } },
      titledMulti: { type: 'array', items: { anyOf: titled } },
    },
    required: [],
  },
});

/**
 * Gives a server the tools of the handshake era that ask their client one thing. In the newer era they ask it too, as
 * `input_required`.
 */
export function registerFormTools(server: McpServer): void {
  server.registerTool(
    'test_sampling',
    {
      description: "Asks the client's model.",
      inputSchema: describeSchema(z.object({ prompt: z.string() })),
    },
    ({ prompt }, context) =>
      ask(questions.askModel(prompt, 100), context, (answer) => {
        const { content } = answer as { content?: { text?: string } };
        return `LLM response: ${content?.text ?? JSON.stringify(content)}`;
      }),
  );

  server.registerTool(
    'test_elicitation',
    {
      description: 'Asks the user who they are.',
      inputSchema: describeSchema(z.object({ message: z.string() })),
    },
    ({ message }, context) => {
      const form = inputRequired.elicit({
        message,
        requestedSchema: {
          type: 'object',
          properties: {
            username: { type: 'string', description: "User's response" },
            email: { type: 'string', description: "User's email address" },
          },
          required: ['username', 'email'],
        },
      });
      return ask(form, context, (answer) => `User response: ${JSON.stringify(answer)}`);
    },
  );

  for (const [name, form] of Object.entries({
    test_elicitation_sep1034_defaults: defaults,
    test_elicitation_sep1330_enums: choices,
  })) {
    server.registerTool(name, { description: 'Asks with a form that has it all.' }, (context) =>
      ask(form, context, (answer) => {
        const { action, content } = answer as { action?: string; content?: unknown };
        return `Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`;
      }),
    );
  }
}

/** Asks in the first round, and answers in the second. */
function ask(
  request: InputRequest,
  { mcpReq }: ServerContext,
  describe: (answer: unknown) => string,
): CallToolResult | InputRequiredResult {
  const answer = mcpReq.inputResponses?.['answer'];
  if (answer === undefined) return inputRequired({ inputRequests: { answer: request } });
  return textResult(describe(answer));
}
