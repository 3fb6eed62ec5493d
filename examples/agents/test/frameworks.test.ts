import Anthropic from '@anthropic-ai/sdk';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { NANDAClient, type ServiceConnection } from '@nanda/sdk';
import {
  toAISDKTools,
  toAnthropicTools,
  toJSONSchemaTools,
  toOpenAITools,
  type JSONSchemaTool,
} from '@nanda/sdk/connectors';
import { generateText, isStepCount, streamText } from 'ai';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startFakeModel, type FakeModel } from './fake-model/start-fake-model.ts';
import type { WantedCall } from './fake-model/wanted-call.ts';
import { startWorld, type World } from './support/start-world.ts';

let world: World;
let coffee: ServiceConnection;
let analytics: ServiceConnection;
let weather: ServiceConnection;
let tools: JSONSchemaTool[];

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

beforeEach(async () => {
  const nanda = new NANDAClient({ baseURL: world.url });
  [coffee, analytics, weather] = await Promise.all([
    nanda.connect('coffee'),
    nanda.connect('analytics'),
    nanda.connect('weather'),
  ]);
  tools = await toJSONSchemaTools([coffee, analytics, weather]);
});

afterEach(async () => {
  await Promise.all([coffee.close(), analytics.close(), weather.close()]);
});

interface Loop {
  readonly model: FakeModel;
  readonly signal?: AbortSignal;
}

const prompt = 'Please.';
const messages = [{ role: 'user', content: prompt } as const];

/** The loop of each framework, to the text at its end. */
const loops = {
  openai: async ({ model, signal }: Loop) => {
    const openai = new OpenAI({ baseURL: `${model.url}/v1`, apiKey: 'fake', maxRetries: 0 });
    return await openai.chat.completions
      .runTools({ model: 'fake', messages, tools: toOpenAITools(tools) }, { signal })
      .finalContent();
  },
  anthropic: async ({ model, signal }: Loop) => {
    const anthropic = new Anthropic({ baseURL: model.url, apiKey: 'fake', maxRetries: 0 });
    const { content } = await anthropic.beta.messages.toolRunner(
      { model: 'fake', max_tokens: 100, messages, tools: toAnthropicTools(tools) },
      { signal },
    );
    return content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  },
  'ai-sdk': async ({ model, signal }: Loop) => {
    const { text } = await generateText({
      ...settings(model),
      ...(signal && { abortSignal: signal }),
    });
    return text;
  },
  'ai-sdk, streaming': async ({ model, signal }: Loop) => {
    const stream = streamText({ ...settings(model), ...(signal && { abortSignal: signal }) });
    return await stream.text;
  },
};

function settings(model: FakeModel) {
  const provider = createOpenAICompatible({ name: 'fake', baseURL: `${model.url}/v1` });
  return {
    model: provider('fake'),
    prompt,
    tools: toAISDKTools(tools),
    stopWhen: isStepCount(5),
    maxRetries: 0,
  };
}

describe.each(Object.entries(loops))('%s', (name, loop) => {
  const ask = async (...turns: WantedCall[][]) => {
    await using model = await startFakeModel({ turns });
    const text = await loop({ model });
    return { text, requests: model.requests };
  };

  test('tools of the same name are called on their own connections', async () => {
    const quick = { durationMs: 0, steps: 1 };
    const { text, requests } = await ask(
      [{ name: 'coffee_analyze', arguments: { dataset: 'beans', ...quick } }],
      [{ name: 'analytics_analyze', arguments: { dataset: 'sales', ...quick } }],
    );
    expect(requests.flatMap(({ results }) => results.map((it) => it.text))).toEqual([
      expect.stringContaining('beans'),
      expect.stringContaining('sales'),
    ]);
    expect(text).toContain('sales');
    expect(requests[0]?.tools.map((tool) => tool.name)).not.toContain('analyze');
  });

  test('several calls of one turn are all answered', async () => {
    const { text } = await ask([
      { name: 'requestinfo', arguments: { category: 'investment' } },
      { name: 'getCurrentWeather', arguments: { location: 'New York' } },
    ]);
    expect(text).toContain('twelve shops a year');
    expect(text).toContain('72°F');
  });

  test('a tool that does not exist, parameters that do not fit and an error of a tool are answers', async () => {
    const { requests, text } = await ask(
      [{ name: 'brew', arguments: {} }],
      [{ name: 'requestinfo', arguments: { category: 7 } }],
      [{ name: 'getAlerts', arguments: { region: 'Atlantis' } }],
    );
    const [unknown, invalid, failed] = requests.slice(1).map(({ results }) => results[0]);
    expect(unknown?.text).toMatch(/brew/);
    expect(invalid?.text).toMatch(/category must be string/);
    expect(failed?.text).toMatch(/Unknown region: Atlantis/);
    expect(text).toMatch(/Known regions: New York/);
    if (name === 'anthropic') {
      expect([unknown, invalid, failed].map((it) => it?.isError)).toEqual([true, true, true]);
    }
  });

  test('a picture is shown, or a note stands for it', async () => {
    const { requests } = await ask([{ name: 'getMenu', arguments: {} }]);
    const [result] = requests[1]?.results ?? [];
    expect(result?.text).toContain('Espresso 2.80');
    if (name === 'anthropic') expect(result?.pictures).toEqual(['image/png']);
    if (name === 'openai') expect(result?.text).toContain('[picture, image/png: not shown]');
  });

  test('an abort ends the loop and the call', async () => {
    const before = world.runs.length;
    const controller = new AbortController();
    await using model = await startFakeModel({
      turns: [[{ name: 'analytics_analyze', arguments: { durationMs: 60_000 } }]],
    });
    const over = Promise.allSettled([loop({ model, signal: controller.signal })]);
    await vi.waitFor(() => expect(world.runs[before]?.completedSteps).toBe(0), 10_000);
    controller.abort();
    await vi.waitFor(() => expect(world.runs[before]?.state).toBe('cancelled'), 10_000);
    await over;
    expect(model.requests).toHaveLength(1);
  });
});

test('arguments that are no JSON are answered, and the model goes on', async () => {
  await using model = await startFakeModel({
    turns: [[{ name: 'requestinfo', arguments: '{"category": "prem' }]],
  });
  await expect(loops.openai({ model })).resolves.toContain('are not the JSON text of an object');
});

test('trouble with the connection ends the loop of OpenAI', async () => {
  await coffee.close();
  await using model = await startFakeModel({
    turns: [[{ name: 'requestinfo', arguments: { category: 'premium' } }]],
  });
  await expect(loops.openai({ model })).rejects.toMatchObject({
    cause: { code: 'CONNECTION_NOT_FOUND' },
  });
});
