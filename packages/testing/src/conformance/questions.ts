import { inputRequired, type InputRequests } from '@modelcontextprotocol/server';

const nothing = { type: 'object', properties: {} } as const;

/** A form with the one text field that is named. */
function askForText(message: string, field: string): InputRequests[string] {
  return inputRequired.elicit({
    message,
    requestedSchema: {
      ...nothing,
      properties: { [field]: { type: 'string' } },
      required: [field],
    },
  });
}

function askModel(text: string, maxTokens: number): InputRequests[string] {
  return inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text } }],
    maxTokens,
  });
}

/** What the tools ask their client for. The suites know most of it by its wording. */
export const questions = {
  askForText,
  askModel,
  name: askForText('What is your name?', 'name'),
  confirmation: inputRequired.elicit({
    message: 'Please confirm',
    requestedSchema: { ...nothing, properties: { ok: { type: 'boolean' } }, required: ['ok'] },
  }),
  capital: askModel('What is the capital of France?', 100),
  greeting: askModel('Generate a greeting', 50),
  roots: inputRequired.listRoots(),
} as const;
