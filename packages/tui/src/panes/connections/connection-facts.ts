import { formatAgo, formatCount, plural } from '@nanda/terminal';
import type { Connection } from '@nanda/sdk';
import { connectionSign } from './connection-sign.js';

/** What is said of a connection beside its name, what matters most first. Not sanitised. */
export function connectionFacts(
  { state, failure, transport, health, metadata, created, auth }: Connection,
  { today }: { today: number },
): readonly string[] {
  const facts = [
    state === 'connected' ? '' : describeState(),
    state === 'connected' ? plural(metadata.tools.length, 'tool') : '',
    state === 'connected' && health.latency !== null ? formatLatency(health.latency) : '',
    transport,
    // A date that nobody can read says nothing.
    Number.isNaN(Date.parse(created)) ? '' : formatAgo(created, { now: today }),
    auth === undefined || auth.type === 'none' ? '' : auth.type,
  ];
  return facts.filter((fact) => fact !== '');

  function describeState(): string {
    const { words } = connectionSign(state);
    return failure === undefined ? words : `${words}: ${failure.message}`;
  }
}

function formatLatency(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${formatCount(milliseconds)} ms`;
}
