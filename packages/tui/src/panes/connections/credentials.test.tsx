import type { WantedCredentials } from '@nanda/terminal';
import { Box, renderToString, type Key } from 'ink';
import { expect, test } from 'vitest';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { doKey } from '../../testing/do-key.js';
import { sessionAfter } from '../../testing/session-after.js';
import { CredentialsDialog } from './credentials-dialog.js';
import { credentialsKeys as keys } from './credentials-keys.js';
import { credentialsOverlay } from './credentials-overlay.js';
import { typeCredentials } from './type-credentials.js';

const wallet = '0x00000000000000000000000000000000000000aa';

function open(credentials: WantedCredentials): SessionState {
  const overlay = credentialsOverlay({
    serviceId: 'svc_1',
    serviceName: 'Weather\u001b[2JMCP',
    credentials,
    name: 'mine',
  });
  return sessionAfter([{ type: 'overlay-opened', overlay }]);
}

const none = {} as Key;
const enter = { return: true } as Key;
const tab = { tab: true } as Key;
const down = { downArrow: true } as Key;

/** Types it; gives what came of the last key, and the session after it. */
function type(
  strokes: readonly (string | Key)[],
  before: SessionState,
): { actions: readonly SessionAction[]; state: SessionState } {
  let state = before;
  let actions: readonly SessionAction[] = [];
  for (const stroke of strokes) {
    const keystroke =
      typeof stroke === 'string' ? { input: stroke, key: none } : { input: '', key: stroke };
    actions = typeCredentials(keystroke, state);
    state = sessionAfter(
      actions.filter((action) => 'type' in action),
      state,
    );
  }
  return { actions, state };
}

test.each<[WantedCredentials, readonly (string | Key)[], unknown]>([
  [{ kind: 'bearer' }, ['s3cret', enter], { type: 'bearer', token: 's3cret' }],
  [{ kind: 'bearer' }, ['s3cret\n', enter], { type: 'bearer', token: 's3cret' }],
  [{ kind: 'oauth2' }, ['s3cret', enter], { type: 'oauth2', accessToken: 's3cret' }],
  [{ kind: 'api_key' }, ['s3cret', enter], { type: 'api_key', key: 's3cret' }],
  [
    { kind: 'api_key', header: 'X-Key' },
    ['s3cret', enter],
    { type: 'api_key', key: 's3cret', header: 'X-Key' },
  ],
  [
    { kind: 'api_key' },
    ['s3cret', tab, 'X-Mine', enter],
    { type: 'api_key', key: 's3cret', header: 'X-Mine' },
  ],
  [
    { kind: 'evmauth', contract: wallet, tokenId: '7' },
    [wallet, enter],
    { type: 'evmauth', walletAddress: wallet, contractAddress: wallet, tokenId: '7' },
  ],
  [
    { kind: 'custom', headers: [{ name: 'X-Key' }, { name: 'X-Place', default: 'here' }] },
    ['s3cret', enter],
    { type: 'custom', headers: { 'X-Key': 's3cret', 'X-Place': 'here' } },
  ],
])('%j and %j', (wanted, strokes, auth) => {
  const { actions, state } = type(strokes, open(wanted));
  expect(actions).toEqual([
    { type: 'overlay-closed' },
    { intent: 'run', command: { verb: 'connect', target: 'svc_1', auth, name: 'mine' } },
  ]);
  expect(state.view.overlay).toBeNull();
  expect(JSON.stringify(state)).not.toContain('s3cret');
});

test('where a token was a guess, who has a key says so', () => {
  const { state } = type(
    [{ upArrow: true } as Key, { rightArrow: true } as Key],
    open({ kind: 'bearer' }),
  );
  const { actions } = type([down, 's3cret', enter], state);
  expect(actions[1]).toMatchObject({ command: { auth: { type: 'api_key', key: 's3cret' } } });
});

test('what is missing or is no wallet is not sent', () => {
  expect(type([enter], open({ kind: 'bearer' })).state.view.overlay).not.toBeNull();
  const { actions, state } = type(['0x12', enter], open({ kind: 'evmauth' }));
  expect(actions.some((action) => 'intent' in action)).toBe(false);
  expect(state.view.overlay).not.toBeNull();
});

test('nothing secret is on the screen, and what the service says is made safe', () => {
  const { state } = type(['s3cret'], open({ kind: 'custom', headers: [{ name: 'X\u001b[2J' }] }));
  const { overlay } = state.view;
  if (overlay?.kind !== 'credentials') throw new Error('The dialog is gone');
  const text = renderToString(
    <Box height={16} width={60}>
      <CredentialsDialog columns={60} overlay={overlay} rows={16} />
    </Box>,
    { columns: 60 },
  );
  expect(text).toContain('Connect to Weather␛[2JMCP');
  expect(text).toContain('wants the header field X␛[2J');
  expect(text).toContain('••••••');
  expect(text).not.toContain('s3cret');
  expect(text).not.toContain('\u001b[2J');
});

test('esc forgets it all; ctrl-s connects', () => {
  const { state } = type(['s3cret'], open({ kind: 'bearer' }));
  expect(doKey('esc', { keys, state })).toEqual([{ type: 'overlay-closed' }]);
  expect(doKey('ctrl-s', { keys, state })).toMatchObject([
    { type: 'overlay-closed' },
    { intent: 'run', command: { auth: { token: 's3cret' } } },
  ]);
});

test('a service that refuses opens the dialog, but not over something else', () => {
  const wanted = { serviceId: 'x', serviceName: 'x', credentials: { kind: 'bearer' } } as const;
  const asked = sessionAfter([{ type: 'credentials-wanted', wanted }]);
  expect(asked.view.overlay).toMatchObject({ kind: 'credentials', wanted });
  const busy = sessionAfter([
    { type: 'overlay-opened', overlay: { kind: 'help' } },
    { type: 'credentials-wanted', wanted },
  ]);
  expect(busy.view.overlay).toEqual({ kind: 'help' });
  expect(busy.connections.wanted).toEqual(wanted);
  const typing = sessionAfter([
    { type: 'edited', event: { type: 'inserted', text: 'search: ca' } },
    { type: 'credentials-wanted', wanted },
  ]);
  expect(typing.view.overlay).toBeNull();
});
