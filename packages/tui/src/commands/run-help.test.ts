import { expect, test } from 'vitest';
import { runLines } from '../testing/run-lines.js';

test('help lists every command, and tells of one', async () => {
  const run = await runLines(['help']);
  expect(run.output).toContainEqual(
    expect.stringMatching(
      /^connect: 1 +connect to a row of the list, a name, an id, a URL or a program$/u,
    ),
  );
  const topic = await run.submit('help: search');
  expect(topic.output[0]).toBe('search: weather apis - find services');
  expect(topic.output.some((line) => /^ {2}--\[no-\]protected +Only what wants/u.test(line))).toBe(
    true,
  );
  expect(await run.submit('help: conect')).toMatchObject({
    exitCode: 2,
    notes: ['error: there is no help on "conect"', 'try: help: connect'],
  });
});

test('clear empties the transcript, quit ends', async () => {
  const run = await runLines(['help', 'clear']);
  expect(run.session.state.transcript).toEqual([]);
  expect((await run.submit('quit')).session.state.hasQuit).toBe(true);
});
