import { expect, test } from 'vitest';
import { pause } from './pause.js';

test('a time that is over already is no time, and nothing to warn of', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error): void => void warnings.push(name);
  process.on('warning', note);
  try {
    await pause(-24_000, { signal: new AbortController().signal });
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  } finally {
    process.off('warning', note);
  }
});

test('who does not wait any more goes on at once', async () => {
  const leaving = new AbortController();
  const paused = pause(2_000_000_000, { signal: leaving.signal });
  leaving.abort();
  await paused;
  await pause(2_000_000_000, { signal: leaving.signal });
});
