import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeModel } from './fake-model/start-fake-model.ts';
import { runProgram } from './support/run-program.ts';
import { startWorld, type World } from './support/start-world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

const programs = ['ai-sdk.ts', 'anthropic.ts', 'openai.ts'];

function environmentOf(modelUrl: string): Record<string, string> {
  return {
    NANDA_BASE_URL: world.url,
    OPENAI_BASE_URL: `${modelUrl}/v1`,
    OPENAI_API_KEY: 'fake',
    ANTHROPIC_BASE_URL: modelUrl,
    ANTHROPIC_API_KEY: 'fake',
  };
}

test.each(programs)('%s gives a model the tools of two services', async (program) => {
  await using model = await startFakeModel({
    turns: [[{ name: 'requestinfo', arguments: { category: 'premium' } }]],
  });
  const run = await runProgram(program, { env: environmentOf(model.url) });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('Coffee, premium: Premium members get the reserve beans');
  expect(model.requests).toHaveLength(2);
  for (const { tools } of model.requests) {
    expect(tools.map(({ name }) => name)).toEqual([
      'requestinfo',
      'getMenu',
      'analyze',
      'getCurrentWeather',
      'getForecast',
      'getAlerts',
    ]);
  }
  expect(model.requests[0]?.tools[0]).toMatchObject({
    description: 'Tells what the shop has to say about a category.',
    schema: {
      type: 'object',
      properties: { category: { type: 'string', minLength: 1 } },
      required: ['category'],
    },
  });
});

test.each(programs)('%s fails when the answer is another one', async (program) => {
  await using model = await startFakeModel({
    turns: [[{ name: 'requestinfo', arguments: { category: 'investment' } }]],
  });
  const { code, stderr } = await runProgram(program, { env: environmentOf(model.url) });
  expect(code).not.toBe(0);
  expect(stderr).toContain('AssertionError');
});
