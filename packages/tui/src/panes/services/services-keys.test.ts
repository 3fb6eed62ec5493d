import { expect, test } from 'vitest';
import { initialSession } from '../../session/initial-session.js';
import { doKey } from '../../testing/do-key.js';
import { fakeService } from '../../testing/fake-service.js';
import { servicesFound } from '../../testing/services-found.js';
import { sessionAfter } from '../../testing/session-after.js';
import { servicesKeys as keys } from './services-keys.js';

const free = fakeService();
const state = sessionAfter(servicesFound([free]));
const withOne = (service: Parameters<typeof fakeService>[0]) =>
  sessionAfter(servicesFound([fakeService(service)]));

test('Enter shows all about the service, and changes nothing', () => {
  expect(doKey('enter', { keys, state })).toEqual([
    { intent: 'look-at', service: free },
    { type: 'work-opened', work: 'detail' },
  ]);
});

test('Enter takes what is suggested where nothing was found', () => {
  const query = { text: 'wether', verified: true };
  const nothing = sessionAfter(servicesFound([], { query, suggestions: ['weather', 'whether'] }));
  expect(doKey('enter', { keys, state: nothing })).toEqual([
    { intent: 'look-for', query: { text: 'weather', verified: true } },
  ]);
  expect(doKey('enter', { keys, state: initialSession })).toBe('No service is selected');
});

test('c connects; what is wanted is asked for when it is refused, for it may be kept already', () => {
  const connect = { intent: 'run', command: { verb: 'connect', target: 'svc_1' } };
  expect(doKey('c', { keys, state })).toEqual([connect]);
  expect(doKey('c', { keys, state: withOne({ auth: { type: 'bearer' } }) })).toEqual([connect]);
});

test('what cannot be connected says why', () => {
  const packages = [{ registryType: 'npm', identifier: 'x', transport: 'stdio' as const }];
  expect(doKey('c', { keys, state: withOne({ endpoints: [], packages }) })).toBe(
    'It is to be run on your own machine: its detail says how',
  );
  expect(doKey('c', { keys, state: withOne({ endpoints: [] }) })).toBe(
    'Its registry names no address for it',
  );
  expect(doKey('c', { keys, state: initialSession })).toBe('No service is selected');
});

test('f, r, 0 and y', () => {
  const narrowed = sessionAfter(servicesFound([free], { query: { text: 'x', health: 'up' } }));
  expect(doKey('f', { keys, state })).toEqual([{ type: 'work-opened', work: 'facets' }]);
  expect(doKey('r', { keys, state: narrowed })).toEqual([
    { intent: 'look-for', query: { text: 'x', health: 'up' } },
  ]);
  expect(doKey('0', { keys, state: narrowed })).toEqual([
    { intent: 'look-for', query: { text: 'x' } },
  ]);
  expect(doKey('0', { keys, state })).toBe('No filter is on');
  expect(doKey('y', { keys, state })).toEqual([{ intent: 'copy', what: 'row' }]);
});

test('another search puts the cursor on what fits best, and its words into the line above', () => {
  const rows = [fakeService(), fakeService({ id: 'svc_2' })];
  const moved = sessionAfter(
    [{ type: 'list-moved', list: 'services', to: 1, count: 2, rows: 5 }],
    sessionAfter(servicesFound(rows)),
  );
  expect(moved.lists.services.cursor).toBe(1);
  const searched = sessionAfter(servicesFound(rows, { query: { text: 'climate' } }), moved);
  expect(searched.lists.services).toMatchObject({ cursor: 0, offset: 0, filter: 'climate' });
});
