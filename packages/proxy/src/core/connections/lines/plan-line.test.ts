import { expect, test } from 'vitest';
import type { McpEra } from '../../mcp-caller.js';
import type { LineRequest } from '../line-request.js';
import { planLine, type LineSurroundings } from './plan-line.js';

const outlet = { onNotification: () => undefined };

function plan(era: McpEra, request: Partial<LineRequest>, around: Partial<LineSurroundings>) {
  return planLine(
    { era, caller: { capabilities: {} }, ...request },
    { stored: {}, main: 'legacy', transport: 'http', eras: new Map(), ...around },
  );
}

const dialog = { id: 'd', outlet };
const elicitation = { caller: { capabilities: { elicitation: {} } } };

test.each<[string, McpEra, Partial<LineRequest>, Partial<LineSurroundings>, string, boolean]>([
  ['a session of the older era has a line of its own', 'legacy', { dialog }, {}, 'dialog d', false],
  ['over a socket too', 'legacy', { dialog }, { transport: 'websocket' }, 'dialog d', false],
  ['a process is shared', 'legacy', { dialog }, { transport: 'stdio' }, 'shared {}', true],
  [
    'by those who declare the same',
    'legacy',
    { dialog, ...elicitation },
    { transport: 'stdio' },
    'shared {"elicitation":{}}',
    false,
  ],
  ['a request that stands alone shares', 'legacy', {}, {}, 'shared {}', true],
  [
    'the connection’s own session is asked of others where it declares something',
    'legacy',
    { dialog },
    { transport: 'stdio', stored: { clientCapabilities: ['elicitation'] } },
    'shared {}',
    false,
  ],
  [
    'its roots are its own',
    'legacy',
    { dialog },
    { transport: 'stdio', stored: { roots: [] } },
    'shared {}',
    false,
  ],
  ['the newer era is one for all', 'modern', elicitation, { main: 'modern' }, 'modern', true],
  ['it is tried where it is not known', 'modern', {}, {}, 'modern', false],
  [
    'a service without it is shared by those who declare the same',
    'modern',
    { dialog, ...elicitation },
    { eras: new Map([['modern', 'legacy']]) },
    'shared {"elicitation":{}}',
    false,
  ],
  [
    'the older era is tried where it is not known',
    'legacy',
    { dialog },
    { main: 'modern' },
    'dialog d',
    false,
  ],
  [
    'a service without it is one for all',
    'legacy',
    { dialog, ...elicitation },
    { main: 'modern', eras: new Map([['legacy', 'modern']]) },
    'modern',
    true,
  ],
])('%s', (_, era, request, around, key, isMain) => {
  expect(plan(era, request, around)).toMatchObject({ key, isMain, isOwn: key === 'dialog d' });
});

test('the order in which a client declares things does not matter', () => {
  const declared = (capabilities: Record<string, unknown>): string =>
    plan('modern', { caller: { capabilities } }, { eras: new Map([['modern', 'legacy']]) }).key;
  expect(declared({ roots: {}, sampling: { a: 1, b: 2 } })).toBe(
    declared({ sampling: { b: 2, a: 1 }, roots: {} }),
  );
});
