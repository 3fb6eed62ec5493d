/** What the service asks its client, as the parameters of the request. */
export const questions = {
  form: {
    message: 'Which coffee?',
    requestedSchema: {
      type: 'object',
      properties: { coffee: { type: 'string', title: 'Coffee' } },
      required: ['coffee'],
    },
  },
  url: { message: 'Please pay.', url: 'https://pay.example/orders/42' },
  sampling: {
    messages: [{ role: 'user', content: { type: 'text', text: 'Praise this coffee.' } }],
    maxTokens: 20,
  },
  roots: {},
} as const;

export type Question = keyof typeof questions;
