import { inputRequired, type InputRequests } from '@modelcontextprotocol/server';

/** One of each kind of thing that a server may ask of its client. */
export const inputRequests = {
  /** A form that has every kind of field, with defaults. */
  form: inputRequired.elicit({
    message: 'How do you take your coffee?',
    requestedSchema: {
      type: 'object',
      properties: {
        name: { type: 'string', title: 'Name', minLength: 1, maxLength: 40, default: 'Ada' },
        email: { type: 'string', format: 'email', description: 'Where the receipt goes' },
        size: {
          type: 'string',
          oneOf: [
            { const: 's', title: 'Small' },
            { const: 'l', title: 'Large' },
          ],
          default: 'l',
        },
        cups: { type: 'integer', minimum: 1, maximum: 10, default: 1 },
        strength: { type: 'number', minimum: 0, maximum: 1, default: 0.5 },
        gift: { type: 'boolean', default: false },
        extras: {
          type: 'array',
          items: { type: 'string', enum: ['milk', 'sugar', 'syrup'] },
          default: ['milk'],
        },
      },
      required: ['name', 'size'],
    },
  }),
  /** A page that the user opens. */
  url: inputRequired.elicitUrl({
    message: 'Please pay for your coffee.',
    url: 'https://pay.example/orders/42',
  }),
  /** A message that the client's model is to write. */
  sampling: inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: 'Praise this coffee.' } }],
    systemPrompt: 'You are a barista.',
    maxTokens: 50,
  }),
  /** The directories that the client works in. */
  roots: inputRequired.listRoots(),
} satisfies InputRequests;
