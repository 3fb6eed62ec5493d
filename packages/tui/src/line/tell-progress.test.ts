import { afterEach, expect, test, vi } from 'vitest';
import { initialSession } from '../session/initial-session.js';
import { tellProgress } from './tell-progress.js';

afterEach(() => vi.useRealTimers());

test('says now and then that something still runs, until it is let go', () => {
  vi.useFakeTimers();
  const said: string[] = [];
  let time = 0;
  const task = { id: 1, label: 'connect: 1', startedAt: 0, progress: null, runId: undefined };
  const session = { state: { ...initialSession, tasks: [task] }, subscribe: () => () => {} };
  const end = tellProgress(session, { say: (sentence) => said.push(sentence), now: () => time });
  for (time = 1000; time <= 11_000; time += 1000) vi.advanceTimersByTime(1000);
  expect(said).toEqual(['connect: 1: 5 seconds', 'connect: 1: 10 seconds']);
  end();
  expect(vi.getTimerCount()).toBe(0);
});
