import { expect, test } from 'vitest';
import { runLines } from '../testing/run-lines.js';

const opened = ['search x', 'connect: 1'];

test('prompts are listed and filled in', async () => {
  const run = await runLines([...opened, 'prompts']);
  expect(run.output).toEqual(['1. packing --place TEXT - What to pack']);
  const filled = await run.submit('prompts: packing --place Oslo');
  expect(filled.output).toEqual(['user:', 'What do I pack for Oslo?']);
  expect((await run.submit('prompts: 1 place=Rome')).output).toContain('What do I pack for Rome?');
  expect(await run.submit('prompts: packing')).toMatchObject({
    exitCode: 2,
    notes: ['error: packing was not filled in: --place is required.', expect.any(String)],
  });
  expect(await run.submit('prompts: paking')).toMatchObject({
    exitCode: 6,
    notes: ['error: there is no prompt "paking" here', 'try: prompts: packing'],
  });
});

test('resources are listed and read', async () => {
  const run = await runLines([...opened, 'resources']);
  expect(run.output).toEqual(['1. weather://stations - stations (text/plain)']);
  expect((await run.submit('resources: 1')).output).toEqual(['New York', 'Paris']);
  expect((await run.submit('resources: weather://stations')).output).toEqual(['New York', 'Paris']);
  expect(await run.submit('resources: 9')).toMatchObject({ exitCode: 6 });
});

test('a service without any says so', async () => {
  const client = {
    prompts: async () => [],
    resources: async () => [],
    readResource: async () => ({ contents: [] }),
  };
  const run = await runLines([...opened, 'prompts'], { client });
  expect(run.output).toEqual(['WeatherMCP has no prompts']);
  expect((await run.submit('resources')).output).toEqual(['WeatherMCP has no resources']);
  expect(await run.submit('resources: a://b')).toMatchObject({
    exitCode: 6,
    notes: ['error: there is nothing in a://b', 'try: resources'],
  });
});
