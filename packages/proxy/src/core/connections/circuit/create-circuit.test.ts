import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createCircuit, type Circuit } from './create-circuit.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A chance of a half: every cool-down has its nominal length. */
function make(): Circuit {
  return createCircuit({ random: () => 0.5 });
}

function fail(circuit: Circuit, times: number): void {
  for (let time = 0; time < times; time += 1) circuit.admit().end('failed');
}

test('opens after five failures in a row, refuses, and says for how long', () => {
  const circuit = make();
  fail(circuit, 4);
  circuit.admit().end('answered');
  fail(circuit, 4);
  expect(circuit.state).toBe('closed');
  fail(circuit, 1);
  expect(circuit.state).toBe('open');
  const refused = { code: 'CIRCUIT_OPEN', details: { retryAfterMs: 1000 }, retryAfter: 1 };
  expect(() => circuit.admit()).toThrow(expect.objectContaining(refused));
  expect(() => circuit.check()).toThrow(expect.objectContaining(refused));
  vi.advanceTimersByTime(400);
  expect(circuit.retryAfterMs).toBe(600);
});

test('opens when half of twenty within the window failed', () => {
  const circuit = make();
  for (let pair = 0; pair < 10; pair += 1) {
    expect(circuit.state).toBe('closed');
    circuit.admit().end('answered');
    circuit.admit().end('failed');
  }
  expect(circuit.state).toBe('open');
});

test('what says nothing of the upstream is not counted, and a ping ends no row', () => {
  const circuit = make();
  fail(circuit, 4);
  circuit.admit().end('unknown');
  circuit.admit().end('alive');
  fail(circuit, 1);
  expect(circuit.state).toBe('open');
});

test.each(['answered', 'alive'] as const)(
  'half open lets exactly one through; "%s" closes it',
  (outcome) => {
    const circuit = make();
    fail(circuit, 5);
    vi.advanceTimersByTime(1000);
    expect(circuit.state).toBe('half_open');
    const probe = circuit.admit();
    expect(() => circuit.admit()).toThrow(NandaError);
    expect(() => circuit.check()).toThrow(NandaError);
    probe.end(outcome);
    expect(circuit.state).toBe('closed');
    fail(circuit, 4);
    expect(circuit.state).toBe('closed');
  },
);

test('a probe that fails opens it for twice as long, up to half a minute', () => {
  const circuit = make();
  fail(circuit, 5);
  const waits: number[] = [];
  for (let time = 0; time < 7; time += 1) {
    waits.push(circuit.retryAfterMs);
    vi.advanceTimersByTime(circuit.retryAfterMs);
    circuit.admit().end('failed');
  }
  expect(waits).toEqual([1000, 2000, 4000, 5000, 5000, 5000, 5000]);
});

test('it waits longer the next time, until a call was answered', () => {
  const circuit = make();
  const waitOfNext = (): number => {
    fail(circuit, 5);
    const wait = circuit.retryAfterMs;
    vi.advanceTimersByTime(wait);
    circuit.admit().end('alive');
    return wait;
  };
  expect([waitOfNext(), waitOfNext()]).toEqual([1000, 2000]);
  circuit.admit().end('answered');
  expect(waitOfNext()).toBe(1000);
});

test('a probe that is given back lets the next one through', () => {
  const circuit = make();
  fail(circuit, 5);
  vi.advanceTimersByTime(1000);
  circuit.admit().end('unknown');
  circuit.admit().end('answered');
  expect(circuit.state).toBe('closed');
});

test('a probe that never ends holds up the next one for half a minute and no longer', () => {
  const circuit = make();
  fail(circuit, 5);
  vi.advanceTimersByTime(1000);
  circuit.admit();
  vi.advanceTimersByTime(29_999);
  expect(() => circuit.admit()).toThrow(NandaError);
  vi.advanceTimersByTime(1);
  circuit.admit().end('answered');
  expect(circuit.state).toBe('closed');
});

test('what was begun before a change does not count after it', () => {
  const circuit = make();
  const early = circuit.admit();
  fail(circuit, 5);
  early.end('answered');
  expect(circuit.state).toBe('open');
  vi.advanceTimersByTime(1000);
  const late = circuit.force();
  circuit.admit().end('answered');
  late.end('failed');
  fail(circuit, 4);
  expect(circuit.state).toBe('closed');
});

test('what is asked for outright is let through an open one, and closes it when it succeeds', () => {
  const circuit = make();
  fail(circuit, 5);
  circuit.force().end('failed');
  expect(circuit.retryAfterMs).toBe(1000);
  circuit.force().end('alive');
  expect(circuit.state).toBe('closed');
});

test('a permit counts once', () => {
  const circuit = make();
  const permit = circuit.admit();
  for (let time = 0; time < 9; time += 1) permit.end('failed');
  expect(circuit.state).toBe('closed');
});

test('changes are told, and no timer is left behind', () => {
  const changes: string[] = [];
  const circuit = createCircuit({ onChange: (state) => changes.push(state) });
  fail(circuit, 5);
  vi.advanceTimersByTime(30_000);
  circuit.admit().end('answered');
  expect(changes).toEqual(['open', 'closed']);
  expect(circuit.isAtRest).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
