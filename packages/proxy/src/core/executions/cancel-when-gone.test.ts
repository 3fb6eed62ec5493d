import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { cancelWhenGone } from './cancel-when-gone.js';
import type { ExecutionOutcome } from './execution-record.js';

test('one that another process runs is left alone when its caller here goes away', async () => {
  const attempts: string[] = [];
  const execution = {
    ended: new Promise<ExecutionOutcome>(() => undefined),
    cancel({ code }: NandaError): void {
      attempts.push(code);
      throw new NandaError('CONNECTION_NOT_READY', 'It runs in another process.');
    },
  };
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', note);
  try {
    const caller = new AbortController();
    cancelWhenGone(execution, { gone: caller.signal });
    caller.abort();
    cancelWhenGone(execution, { gone: caller.signal });
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off('uncaughtException', note);
    for (const other of others) process.on('uncaughtException', other);
  }
  expect(attempts).toEqual(['CANCELLED', 'CANCELLED']);
  expect(uncaught).toEqual([]);
});
