import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { processExists } from './process-exists.js';

test('a process exists until it has ended, whether or not anybody has noticed', async () => {
  expect(processExists(process.pid)).toBe(true);
  // The shell starts a program and becomes another one, which never asks what came of it.
  const shell = spawn('sh', ['-c', 'true & echo $!; exec sleep 20'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [chunk] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(String(chunk));
    expect(pid).toBeGreaterThan(1);
    await waitFor(() => !processExists(pid), { description: 'the program to have ended' });
    expect(processExists(shell.pid ?? 0)).toBe(true);
  } finally {
    shell.kill('SIGKILL');
  }
});
