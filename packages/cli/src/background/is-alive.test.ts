import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { isAlive } from './is-alive.js';

test('this process is, and one that has ended is not', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(spawnSync(process.execPath, ['-e', '0']).pid)).toBe(false);
});

test.runIf(process.platform === 'linux')('one that nobody has taken note of is not', async () => {
  // The shell becomes a program that never asks after the child which it has started.
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 30']);
  try {
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(line.toString());
    await waitFor(() => !isAlive(child), { description: 'the child to be seen as ended' });
    expect(() => process.kill(child, 0)).not.toThrow();
  } finally {
    parent.kill();
  }
});
