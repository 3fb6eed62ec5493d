import type { Question } from '../panes/inbox/question.js';

/** A tool of a shop asks for a form, given up ten minutes after everything has happened in the fakes, unless it is said otherwise. */
export function fakeQuestion(overrides: Partial<Question> = {}): Question {
  return {
    executionId: 'exec_1',
    key: 'size',
    kind: 'elicitation',
    request: {
      mode: 'form',
      message: 'Which size do you want?',
      requestedSchema: {
        type: 'object',
        properties: {
          size: { type: 'string', title: 'Size', enum: ['small', 'large'] },
          name: { type: 'string', title: 'Name on the cup' },
        },
        required: ['size', 'name'],
      },
    },
    expiresAt: '2030-01-01T00:10:00.000Z',
    serviceName: 'Coffee',
    tool: 'order',
    isPutOff: false,
    ...overrides,
  };
}
