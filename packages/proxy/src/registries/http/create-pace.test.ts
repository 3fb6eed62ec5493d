import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPace } from './create-pace.js';
import { createFakeClock } from './fake-clock.fixture.js';

const { signal } = new AbortController();

test.each([180, 200, 60, 10, 1])(
  'no minute sees more than %i requests',
  async (requestsPerMinute) => {
    const clock = createFakeClock();
    const pace = createPace({ requestsPerMinute, ...clock });
    const moments: number[] = [];
    for (let request = 0; request < requestsPerMinute * 3; request += 1) {
      await pace.take(signal);
      moments.push(clock.now());
    }
    const busiest = Math.max(
      ...moments.map(
        (start) => moments.filter((moment) => moment >= start && moment < start + 60_000).length,
      ),
    );
    expect(busiest).toBeLessThanOrEqual(requestsPerMinute);
    expect(busiest).toBeGreaterThanOrEqual(requestsPerMinute * 0.9);
  },
);

test('the first few are not held up, also after a rest', async () => {
  const clock = createFakeClock();
  const pace = createPace({ requestsPerMinute: 180, ...clock });
  for (let round = 0; round < 2; round += 1) {
    for (let request = 0; request < 10; request += 1) await pace.take(signal);
    expect(clock.waits).toEqual([]);
    clock.advance(60_000);
  }
});

test('a pause holds everybody', async () => {
  const clock = createFakeClock();
  const pace = createPace({ requestsPerMinute: 180, ...clock });
  pace.pause(7_000);
  pace.pause(3_000);
  await pace.take(signal);
  expect(clock.waits).toEqual([7_000]);
});

test('waiting ends with the reason of the signal', async () => {
  const clock = createFakeClock();
  const controller = new AbortController();
  const wait = async (): Promise<void> => controller.abort(new Error('enough'));
  const pace = createPace({ requestsPerMinute: 1, now: clock.now, wait });
  await pace.take(controller.signal);
  await expect(pace.take(controller.signal)).rejects.toThrow('enough');
  await expect(pace.take(controller.signal)).rejects.toThrow('enough');
});

test('whoever gives up costs the next one nothing', async () => {
  const clock = createFakeClock();
  const waits: number[] = [];
  /** Time stands still for as long as anybody waits. */
  const wait = (milliseconds: number, ending: AbortSignal): Promise<void> => {
    waits.push(milliseconds);
    return new Promise((_resolve, reject) => {
      ending.addEventListener('abort', () => reject(ending.reason as Error), { once: true });
    });
  };
  const pace = createPace({ requestsPerMinute: 180, now: clock.now, wait });
  for (let request = 0; request < 10; request += 1) await pace.take(signal);
  for (let round = 0; round < 2; round += 1) {
    const controller = new AbortController();
    const takes = Array.from({ length: 4_000 }, () => pace.take(controller.signal));
    controller.abort(new Error('enough'));
    const outcomes = await Promise.allSettled(takes);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
  }
  // One wait for each round, and none is left.
  expect(waits).toHaveLength(2);
  clock.advance(400);
  await pace.take(signal);
  expect(waits).toHaveLength(2);
});

test('a take that comes with the last turn is not forgotten', async () => {
  const clock = createFakeClock();
  const pace = createPace({ requestsPerMinute: 60, ...clock });
  for (let request = 0; request < 10; request += 1) {
    await Promise.all([pace.take(signal), pace.take(signal).then(() => pace.take(signal))]);
  }
});

test('a wait that fails is told to all who wait', async () => {
  const wait = async (): Promise<void> => {
    throw new Error('no clock');
  };
  const pace = createPace({ requestsPerMinute: 1, now: createFakeClock().now, wait });
  await pace.take(signal);
  const takes = await Promise.allSettled([pace.take(signal), pace.take(signal)]);
  expect(takes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('while others wait, a question gets at most every fourth turn', async () => {
  const clock = createFakeClock();
  const pace = createPace({ requestsPerMinute: 6_000, ...clock });
  for (let request = 0; request < 333; request += 1) await pace.take(signal);
  const turns: string[] = [];
  const take = (isQuestion: boolean) =>
    pace.take(signal, { isQuestion }).then(() => turns.push(isQuestion ? 'question' : 'crawl'));
  const questions = Array.from({ length: 30 }, () => take(true));
  const crawl = Array.from({ length: 30 }, () => take(false));
  await Promise.all([...questions, ...crawl]);
  const shared = turns.slice(0, turns.lastIndexOf('crawl') + 1);
  expect(shared.filter((turn) => turn === 'crawl')).toHaveLength(30);
  expect(shared.filter((turn) => turn === 'question')).toHaveLength(10);
  for (let start = 0; start + 4 <= shared.length; start += 1) {
    expect(shared.slice(start, start + 4).filter((turn) => turn === 'question')).toHaveLength(1);
  }
});

test('a question that would have to wait gives up', async () => {
  const clock = createFakeClock();
  const wait = async (milliseconds: number, ending: AbortSignal): Promise<void> => {
    // All of them ask before any time has passed.
    await setImmediate();
    await clock.wait(milliseconds, ending);
  };
  const pace = createPace({ requestsPerMinute: 180, now: clock.now, wait });
  const ask = () => pace.take(signal, { isQuestion: true });
  for (let request = 0; request < 10; request += 1) await ask();
  const begun = clock.now();
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, ask));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  expect(outcomes.at(-1)).toMatchObject({ reason: { name: 'AbortError' } });
  expect(clock.now() - begun).toBe(1_000);
  // A registry that wants to be left alone is not even waited for.
  pace.pause(5_000);
  await expect(ask()).rejects.toMatchObject({ name: 'AbortError' });
  expect(clock.now() - begun).toBe(1_000);
  await pace.take(signal);
  expect(clock.now() - begun).toBe(6_000);
});
