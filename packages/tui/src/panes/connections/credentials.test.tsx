import { readChallenge, type WantedChallenge } from '@nanda/terminal';
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
const wallet3 = [
  { name: 'walletAddress', in: 'auth', isRequired: true },
  { name: 'contractAddress', in: 'auth', default: wallet },
  { name: 'tokenId', in: 'auth', default: '7' },
];
const secretOf = (name: string) => ({ name, in: 'auth', isSecret: true });

const asked = (kind: WantedChallenge['kind'], ...fields: readonly object[]): WantedChallenge =>
  readChallenge({ kind, fields });

function open(credentials: WantedChallenge): SessionState {
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

test.each<[WantedChallenge, readonly (string | Key)[], unknown]>([
  [asked('bearer'), ['s3cret', enter], { type: 'bearer', token: 's3cret' }],
  [asked('bearer'), ['s3cret\n', enter], { type: 'bearer', token: 's3cret' }],
  [asked('api_key'), ['s3cret', enter], { type: 'api_key', key: 's3cret' }],
  [
    asked('basic'),
    ['ann', enter, ' s3cret ', enter],
    { type: 'basic', username: 'ann', password: ' s3cret ' },
  ],
  [
    asked('evmauth', ...wallet3),
    [wallet, enter],
    { type: 'evmauth', walletAddress: wallet, contractAddress: wallet, tokenId: '7' },
  ],
  [
    asked('oauth2', { name: 'clientId', in: 'auth', isRequired: true }, secretOf('clientSecret')),
    ['nanda', tab, 's3cret', enter],
    { type: 'oauth2', clientId: 'nanda', clientSecret: 's3cret' },
  ],
  [
    asked(
      'custom',
      { name: 'X-Key', in: 'header', isRequired: true },
      { name: 'region', in: 'variable', default: 'eu', choices: ['eu', 'us'] },
    ),
    ['s3cret', enter],
    { type: 'custom', headers: { 'X-Key': 's3cret' }, variables: { region: 'eu' } },
  ],
])('%j and %j', (wanted, strokes, auth) => {
  const { actions, state } = type(strokes, open(wanted));
  expect(actions).toEqual([
    { type: 'overlay-closed' },
    {
      intent: 'run',
      command: { verb: 'connect', target: 'svc_1', auth, name: 'mine', remember: true },
    },
  ]);
  expect(state.view.overlay).toBeNull();
  expect(JSON.stringify(state)).not.toContain('s3cret');
});

test('what is missing or is no wallet is not sent', () => {
  expect(type([enter], open(asked('bearer'))).state.view.overlay).not.toBeNull();
  const { actions, state } = type(['0x12', enter], open(asked('evmauth')));
  expect(actions.some((action) => 'intent' in action)).toBe(false);
  expect(state.view.overlay).not.toBeNull();
});

test('nothing secret is on the screen, and what the service says is made safe', () => {
  const { state } = type(
    ['s3cret'],
    open({
      ...asked('custom', { name: 'X\u001b[2J', in: 'header', isRequired: true }),
      where: 'https://keys.example/get',
    }),
  );
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
  expect(text).toContain('Where to get it: https://keys.example/get');
  expect(text).toContain('kept, encrypted');
  expect(text).toContain('••••••');
  expect(text).not.toContain('s3cret');
  expect(text).not.toContain('\u001b[2J');
});

test('the page where it is got is opened; what is filled in is kept, or not', () => {
  const state = open({ ...asked('bearer'), where: 'https://keys.example/get' });
  expect(doKey('ctrl-o', { keys, state })).toEqual([
    { intent: 'open-page', url: 'https://keys.example/get' },
  ]);
  const [toggled] = doKey('ctrl-r', { keys, state });
  expect(toggled).toMatchObject({ type: 'overlay-opened', overlay: { remembers: false } });
});

test('esc forgets it all; ctrl-s connects', () => {
  const { state } = type(['s3cret'], open(asked('bearer')));
  expect(doKey('esc', { keys, state })).toEqual([{ type: 'overlay-closed' }]);
  expect(doKey('ctrl-s', { keys, state })).toMatchObject([
    { type: 'overlay-closed' },
    { intent: 'run', command: { auth: { token: 's3cret' } } },
  ]);
});

test('a service that refuses opens the dialog, but not over something else', () => {
  const wanted = { serviceId: 'x', serviceName: 'x', credentials: asked('bearer') };
  const after = sessionAfter([{ type: 'credentials-wanted', wanted }]);
  expect(after.view.overlay).toMatchObject({ kind: 'credentials', wanted });
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
