import { expect, test } from 'vitest';
import { fakeService } from '../testing/fake-service.js';
import { sessionAfter } from '../testing/session-after.js';
import { equalCommand } from './equal-command.js';
import { initialSession } from './initial-session.js';

const wanted = sessionAfter([
  { type: 'services-wanted', query: { text: 'weather', verified: true } },
  { type: 'list-filter-opened', list: 'services' },
]);

test('what is looked at is a command of the shell as well', () => {
  const service = fakeService();
  expect(equalCommand({ intent: 'look-at', service }, initialSession)).toEqual({
    verb: 'info',
    target: service.id,
  });
  const open = { intent: 'open-execution', executionId: 'exec_1' } as const;
  expect(equalCommand(open, initialSession)).toEqual({ verb: 'history', target: 'exec_1' });
});

test('a search as one types is one command, when the typing has ended', () => {
  const typed = { intent: 'look-for', query: { text: 'weat' } } as const;
  expect(equalCommand(typed, wanted)).toBeUndefined();
  expect(equalCommand({ type: 'list-filter-kept', list: 'services' }, wanted)).toEqual({
    verb: 'search',
    query: { text: 'weather', verified: true },
  });
  expect(equalCommand({ type: 'list-filter-kept', list: 'tools' }, wanted)).toBeUndefined();
});

test('a filter is one at once; everything is none', () => {
  const query = { text: '', category: 'business' };
  expect(equalCommand({ intent: 'look-for', query }, initialSession)).toEqual({
    verb: 'search',
    query,
  });
  const all = { intent: 'look-for', query: { text: '', category: undefined } } as const;
  expect(equalCommand(all, initialSession)).toBeUndefined();
});
