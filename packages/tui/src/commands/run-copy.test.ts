import { expect, test } from 'vitest';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { runLines } from '../testing/run-lines.js';

const called = ['search x', 'connect: 1', 'call getCurrentWeather location=Oslo'];

test('the last result is saved and copied, and so is its call', async () => {
  const run = await runLines([...called, 'save: out.txt']);
  expect(run.output).toEqual(['Saved out.txt']);
  expect((await run.submit('copy')).notes).toEqual(['Copied']);
  await run.submit('copy: cli');
  await run.submit('copy: code');
  expect(run.desk.done).toEqual([
    'save out.txt',
    'copy Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%',
    'copy nanda exec -c conn_abc123 getCurrentWeather --location Oslo',
    expect.stringContaining('getCurrentWeather'),
  ]);
  const curl = await run.submit('curl');
  expect(curl.output.join('\n')).toMatch(/^curl .*http:\/\/localhost:3000\/v2\/connections/su);
});

test.each([
  ['copy: reslt', 2, 'error: copy takes result, cli, curl, code, not "reslt"', 'try: copy: result'],
  ['copy', 6, 'error: nothing to copy: there is no result yet', 'try: tools, then call'],
  ['curl', 6, 'error: nothing to copy: nothing has been called yet', 'try: tools, then call'],
  ['save', 6, 'error: there is no result yet', 'try: tools, then call'],
])('%j before anything was called', async (line, exitCode, error, hint) => {
  expect(await runLines([line])).toMatchObject({ exitCode, notes: [error, hint] });
});

test('what does not work says why', async () => {
  const refuse = async () => {
    throw new Error('no room');
  };
  const desk = createFakeDesk({ copy: refuse, save: refuse });
  const run = await runLines([...called, 'save: a'], { desk });
  expect(run).toMatchObject({
    exitCode: 1,
    notes: ['error: not saved: no room', 'try: save: another/path'],
  });
  expect((await run.submit('copy: curl')).notes).toEqual([
    'error: not copied: no room',
    'try: curl prints it',
  ]);
});
