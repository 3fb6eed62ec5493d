import { expect, test } from 'vitest';
import type { SessionEvent } from '../session/session-event.js';
import { initialSession } from '../session/initial-session.js';
import { reduceSession } from '../session/reduce-session.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { firstSight } from './first-sight.js';

const after = (...events: readonly SessionEvent[]) => events.reduce(reduceSession, initialSession);
const listed: SessionEvent = { type: 'connections-listed', connections: [fakeConnection()] };
const none: SessionEvent = { type: 'connections-listed', connections: [] };
const tools = [
  { type: 'place-opened', place: 'connections' },
  { type: 'work-opened', work: 'tools' },
];
const services = [{ intent: 'look-for', query: { text: '' } }];

test('the tools of a connection, the services without one', () => {
  expect(firstSight(after(listed))).toEqual(tools);
  expect(firstSight(after(none))).toEqual(services);
});

test('the same for somebody who was quicker, and has gone to the panes', () => {
  expect(firstSight(after({ type: 'panes-entered' }, listed))).toEqual(tools);
  expect(firstSight(after({ type: 'panes-entered' }, none))).toEqual(services);
});

test('whoever is somewhere already is left there', () => {
  const elsewhere: SessionEvent = { type: 'place-opened', place: 'history' };
  expect(firstSight(after(elsewhere, listed))).toEqual([]);
  expect(firstSight(after({ type: 'list-filter-opened', list: 'services' }, listed))).toEqual([]);
  // What is looked for does not come in front.
  expect(firstSight(after(elsewhere, none))).toEqual(services);
});
