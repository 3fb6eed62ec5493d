import type { TestService } from '../../../src/testing/index.js';

/** A service with a tool of each kind. */
export const weather: TestService = {
  name: 'weather',
  description: 'Forecasts',
  tools: {
    forecast: {
      description: 'Tells what comes',
      inputSchema: {
        type: 'object',
        required: ['city'],
        properties: { city: { type: 'string' }, days: { type: 'integer', maximum: 7 } },
      },
      run: ({ city }) => ({ city, temperature: 20 }),
    },
    say: ({ text }) => String(text),
    whole: () => ({ content: [], structuredContent: [1], _meta: { a: 1 } }),
    nothing: () => undefined,
    broken: () => {
      throw new Error('No sky.');
    },
    async *watch() {
      yield { type: 'progress', progress: 1, total: 2 };
      yield { type: 'log', level: 'warning', data: 'windy' };
      yield { type: 'partial', content: 'so far' };
      return 'done';
    },
    report: (_, { progress, log, partial }) => {
      progress(1, { total: 2 });
      log('windy', { level: 'warning' });
      partial('so far');
      return 'done';
    },
    ask: (_, { ask }) =>
      ask('elicitation', {
        message: 'Which unit?',
        requestedSchema: {
          type: 'object',
          properties: { unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
        },
      }),
    wait: (_, { signal, progress }) => {
      progress(0);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
    fail: (_, { fail }) => fail('RESULT_TOO_LARGE', { message: 'Too much sky.' }),
  },
  resources: { 'weather://today': 'Sunny' },
  prompts: { ask: ({ city }) => `How is the weather in ${city}?` },
};
