import type { ToolDefinition } from '@nanda/protocol';
import type { TestService, ToolContext, ToolFunction } from '../../../src/testing/index.js';

type Run = ToolFunction<Readonly<Record<string, unknown>>, unknown>;

/** The demo services once more, in the words of a test: with what the real ones say of their tools. */
export async function describeDemoServices(
  toolsOf: (service: string) => Promise<readonly ToolDefinition[]>,
): Promise<TestService[]> {
  const describe = async (name: string, runs: Record<string, Run>): Promise<TestService> => {
    const tools = (await toolsOf(name)).map((tool) => {
      const run: Run = runs[tool.name] ?? (() => undefined);
      return [tool.name, { ...tool, run }] as const;
    });
    return { name, tools: Object.fromEntries(tools) };
  };
  return [
    await describe('weather', { getCurrentWeather, getAlerts }),
    { ...(await describe('analytics', { analyze })), category: 'data' },
    await describe('interactive', {
      'ask-form': (_, context) => askFor('elicitation', { name: 'form', request: form, context }),
      'ask-model': (_, context) => askFor('sampling', { name: 'sampling', request: {}, context }),
    }),
    {
      ...(await describe('coffee', { requestinfo })),
      resources: { 'coffee://menu/full': menu },
    },
  ];
}

const menu = ['Espresso 2.80', 'Flat white 3.90', 'Filter of the day 3.20'].join('\n');

const getCurrentWeather: Run = () => ({
  content: [{ type: 'text', text: 'Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%' }],
  structuredContent: {
    temperature: 72,
    units: 'imperial',
    conditions: 'Partly cloudy',
    humidity: 65,
  },
});

const getAlerts: Run = ({ region }) => {
  throw new Error(`Unknown region: ${String(region)}. Known regions: New York, California, Texas.`);
};

const requestinfo: Run = () =>
  'Coffee, premium: Premium members get the reserve beans a week before the shops do.';

const analyze: Run = async ({ dataset, steps }, { log, progress, signal }) => {
  const logger = 'analytics';
  log(`Analyzing ${String(dataset)}`, { logger });
  if (Number(steps) > 2) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  for (let step = 1; step <= Number(steps) && !signal.aborted; step += 1) {
    progress(step, { total: Number(steps), message: `Step ${step} of ${Number(steps)}` });
  }
  log(`Analyzed ${String(dataset)}`, { logger });
  return {
    content: [{ type: 'text', text: `Analyzed ${String(dataset)} in ${Number(steps)} steps.` }],
    structuredContent: { dataset, steps, parameters: {} },
  };
};

const form = {
  mode: 'form',
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
};

async function askFor(
  kind: 'elicitation' | 'sampling',
  {
    name,
    request,
    context,
  }: { readonly name: string; readonly request: object; readonly context: ToolContext },
): Promise<object> {
  const answers = { [name]: await context.ask(kind, { ...request }) };
  return {
    content: [{ type: 'text', text: JSON.stringify(answers) }],
    structuredContent: { answers },
  };
}
