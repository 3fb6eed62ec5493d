import type { CircuitState } from '@nanda/protocol';
import { connectionErrors } from '../connection-errors.js';
import { coolDown } from './cool-down.js';
import { createOutcomeWindow } from './create-outcome-window.js';
import type { Judgement } from './judge-failure.js';
import { shouldOpen } from './should-open.js';

/** What came of something that was let through; `alive`: it answered, but to no call. */
export type CircuitOutcome = Judgement | 'alive';

/** The leave to ask the upstream. Only the first `end` counts, and only while nothing has changed since. */
export interface CircuitPermit {
  end(outcome: CircuitOutcome): void;
}

/**
 * The breaker of one upstream: closed it lets everything through and counts; open it refuses at once;
 * half open it lets one through, whose end decides. It has no timer: time is looked at when somebody asks.
 */
export interface Circuit {
  readonly state: CircuitState;
  /** Milliseconds until it lets somebody through again; 0 unless it is open. */
  readonly retryAfterMs: number;
  /** Whether nothing is lost when it is forgotten. */
  readonly isAtRest: boolean;
  /** @throws NandaError CIRCUIT_OPEN where `admit` would, without taking the place of the one. */
  check(): void;
  /** @throws NandaError CIRCUIT_OPEN */
  admit(): CircuitPermit;
  /** For what somebody asked for outright: it is not refused, and what comes of it counts. */
  force(): CircuitPermit;
}

export interface CircuitOptions {
  /** @default Math.random */
  readonly random?: (() => number) | undefined;
  /** Told when it opens and when it closes. */
  readonly onChange?: ((state: CircuitState) => void) | undefined;
}

/** A probe that has not ended after this does not hold up the next one. */
const probeTime = 30_000;
/** What one is told who comes while a probe is under way. */
const probeWait = 250;

export function createCircuit(options: CircuitOptions = {}): Circuit {
  const { random = Math.random, onChange } = options;
  const window = createOutcomeWindow();
  let isOpen = false;
  let openUntil = 0;
  let probingUntil = 0;
  let inARow = 0;
  /** Openings without a good call in between. */
  let openings = 0;
  /** Changes with every opening and closing: what was let through before says nothing of the time after. */
  let period = 0;

  function stateAt(now: number): CircuitState {
    if (!isOpen) return 'closed';
    return now < openUntil ? 'open' : 'half_open';
  }

  function waitAt(now: number): number {
    const until = now < openUntil ? openUntil : Math.min(probingUntil, now + probeWait);
    return isOpen ? Math.max(0, Math.ceil(until - now)) : 0;
  }

  function open(now: number): void {
    isOpen = true;
    openings += 1;
    period += 1;
    openUntil = now + coolDown({ opening: openings, random: random() });
    probingUntil = 0;
    window.clear();
    onChange?.('open');
  }

  function close(): void {
    isOpen = false;
    period += 1;
    inARow = 0;
    onChange?.('closed');
  }

  function recordClosed(outcome: CircuitOutcome, now: number): void {
    // Only a call shows that calls are answered: a ping in between does not end a row of failures.
    if (outcome !== 'failed' && outcome !== 'answered') return;
    window.record(outcome, now);
    inARow = outcome === 'failed' ? inARow + 1 : 0;
    if (outcome === 'answered') openings = 0;
    else if (shouldOpen({ inARow, ...window.count(now) })) open(now);
  }

  function recordOpen(
    outcome: CircuitOutcome,
    { now, isProbe }: { readonly now: number; readonly isProbe: boolean },
  ): void {
    if (outcome === 'answered' || outcome === 'alive') close();
    else if (outcome === 'failed' && now >= openUntil) open(now);
    else if (isProbe) probingUntil = 0;
  }

  function permit({ isProbe = false } = {}): CircuitPermit {
    const from = period;
    let hasEnded = false;
    return {
      end(outcome) {
        if (hasEnded || from !== period) return;
        hasEnded = true;
        const now = performance.now();
        if (isOpen) recordOpen(outcome, { now, isProbe });
        else recordClosed(outcome, now);
      },
    };
  }

  function check(now: number): void {
    const wait = waitAt(now);
    if (wait > 0) throw connectionErrors.circuitOpen(wait);
  }

  return {
    get state() {
      return stateAt(performance.now());
    },
    get retryAfterMs() {
      const now = performance.now();
      return isOpen && now < openUntil ? waitAt(now) : 0;
    },
    get isAtRest() {
      return !isOpen && inARow === 0;
    },
    check() {
      if (isOpen) check(performance.now());
    },
    admit() {
      if (!isOpen) return permit();
      const now = performance.now();
      check(now);
      probingUntil = now + probeTime;
      return permit({ isProbe: true });
    },
    force: () => permit(),
  };
}
