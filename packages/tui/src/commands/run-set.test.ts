import { expect, test } from 'vitest';
import { runLines } from '../testing/run-lines.js';

test('settings are listed, set and shown', async () => {
  const run = await runLines(['set']);
  expect(run.output).toEqual([
    'confirm  destructive  which calls are asked about first (destructive, unknown, never)',
    'timeout  off          the longest time that a call may take (30s, 5m, or off)',
  ]);
  expect((await run.submit('set: timeout 90')).output).toEqual(['timeout is 90s now']);
  expect((await run.submit('set timeout')).output).toEqual(['timeout is 90s']);
  expect((await run.submit('set: timeout off')).output).toEqual(['timeout is off now']);
});

test('the whole screen has settings of its own', async () => {
  const run = await runLines(['set: theme light'], { face: 'screen' });
  expect(run.output).toEqual(['theme is light now']);
  expect(run.session.state.settings.theme).toBe('light');
  expect((await run.submit('set: lines 5')).session.state.settings.lines).toBe(5);
});

test.each([
  ['set: theme dark', 'error: theme changes nothing line by line', 'try: set'],
  ['set: timout 3s', 'error: there is no setting "timout"', 'try: set: timeout'],
  [
    'set: timeout soon',
    'error: timeout takes 30s, 5m, or off, not "soon"',
    'try: set: timeout off',
  ],
  ['set: timeout 0', 'error: timeout takes 30s, 5m, or off, not "0"', 'try: set: timeout off'],
])('%j is refused', async (line, error, hint) => {
  expect(await runLines([line])).toMatchObject({ exitCode: 2, notes: [error, hint] });
});
