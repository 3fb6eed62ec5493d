import { expect, test } from 'vitest';
import { createUpstreamGates } from './create-upstream-gates.js';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const { signal } = new AbortController();

test('one upstream has one gate', () => {
  const gates = createUpstreamGates({ logger, maxCalls: 1, maxWaiting: 1 });
  expect(gates.of('a')).toBe(gates.of('a'));
  expect(gates.of('a')).not.toBe(gates.of('b'));
});

test('there are no more than a limit: those at rest go first, those in use stay', async () => {
  const gates = createUpstreamGates({ logger, maxCalls: 1, maxWaiting: 1, maxGates: 3 });
  const used = gates.of('used');
  await used.bulkhead.enter(signal);
  const sick = gates.of('sick');
  for (let time = 0; time < 5; time += 1) sick.circuit.admit().end('failed');
  const resting = gates.of('resting');
  gates.of('new');
  expect(gates.size).toBe(3);
  expect(gates.of('used')).toBe(used);
  expect(gates.of('sick')).toBe(sick);
  gates.of('resting again');
  gates.of('one more');
  expect(gates.of('resting')).not.toBe(resting);
  expect(gates.of('used')).toBe(used);
  expect(gates.size).toBe(3);
});

test('a breaker that opens is told in the log', () => {
  const lines: unknown[] = [];
  const gates = createUpstreamGates({
    logger: { ...logger, info: (_, fields) => lines.push(fields) },
    maxCalls: 1,
    maxWaiting: 1,
  });
  const { circuit } = gates.of('https://host.example/secret');
  for (let time = 0; time < 5; time += 1) circuit.admit().end('failed');
  expect(lines).toEqual([{ upstream: 'https://host.example', state: 'open' }]);
});
