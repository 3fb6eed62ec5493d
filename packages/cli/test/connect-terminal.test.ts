import { fileURLToPath } from 'node:url';
import { browse, startAuthorizationServer, startOAuthService } from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasTmux, startTmux, type Tmux } from './start-tmux.js';
import {
  startWantingServices,
  wantedSecrets,
  type WantingServices,
} from './start-wanting-services.js';

const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
let stack: AsyncDisposableStack;
let world: WantingServices;
let tmux: Tmux;
const nanda = (words: string) => tmux.type(`${process.execPath} ${binary} ${words}`);

describe.skipIf(!hasTmux)('in a real terminal', () => {
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    const authorizationServer = stack.use(await startAuthorizationServer());
    const service = stack.use(await startOAuthService({ authorizationServer }));
    world = stack.use(await startWantingServices([{ id: 'protected', url: service.url }]));
    const env = { ...world.env, DISPLAY: '', WAYLAND_DISPLAY: '', BROWSER: '', NO_COLOR: '1' };
    tmux = stack.use(startTmux({ env, columns: 100, rows: 30 }));
  }, 30_000);
  afterEach(() => stack.disposeAsync(), 30_000);

  test('a user name is seen while it is typed, a password is not', async () => {
    nanda('connect basic');
    await tmux.see('User name:');
    tmux.write('ann');
    await tmux.see('User name: ann');
    tmux.press('Enter');
    await tmux.see('Password:');
    tmux.write(wantedSecrets.password);
    tmux.press('Enter');
    const screen = await tmux.see('Connected to Basic');
    expect(screen).toContain('Forget it: nanda credentials revoke basic');
    expect(screen).not.toContain('nobody-may-read');
    // The terminal is left as it was: what is typed is seen again.
    tmux.type('echo still here');
    await tmux.see('\nstill here');
  });

  test('while a page is waited for, what is pasted is not shown, and Ctrl-C leaves a good terminal', async () => {
    nanda('connect protected');
    const shown = await tmux.see('Ctrl-C gives up.');
    await tmux.see(/Waiting for 127\.0\.0\.1:\d+ +\d/);
    tmux.press('C-c');
    await tmux.see('Cancelled: nothing was authorized.');
    tmux.type('clear; echo still here');
    await tmux.see(/^still here/m);

    nanda('connect protected');
    const again = await tmux.see('Ctrl-C gives up.');
    const addressIn = (text: string) =>
      /\n {2}(https?:.*?)\n\n/s.exec(text)?.[1]?.replaceAll(/\s+/g, '') ?? '';
    expect(addressIn(again)).not.toBe(addressIn(shown));
    const visit = await browse(addressIn(again), {
      stopAt: ({ pathname }) => pathname === '/oauth/callback',
    });
    tmux.write(visit.url);
    tmux.press('Enter');
    const screen = await tmux.see('Connected to protected');
    expect(screen).not.toContain(new URL(visit.url).searchParams.get('code'));
  });
});
