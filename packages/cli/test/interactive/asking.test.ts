import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredCredential } from '@nanda/protocol';
import { browse, startAuthorizationServer, startOAuthService, waitFor } from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasTmux, startTmux, type Tmux } from '../start-tmux.js';
import {
  startWantingServices,
  wantedSecrets,
  type WantingServices,
} from '../start-wanting-services.js';
import { appCommand } from './app-command.js';
import { appEnvironment } from './app-environment.js';

describe.skipIf(!hasTmux)('what a service wants', { timeout: 60_000 }, () => {
  let stack: AsyncDisposableStack;
  let world: WantingServices;
  let tmux: Tmux;
  let opened: () => Promise<string>;
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    const authorizationServer = stack.use(await startAuthorizationServer());
    const service = stack.use(await startOAuthService({ authorizationServer }));
    world = stack.use(await startWantingServices([{ id: 'protected', url: service.url }]));
    const [browser, file] = [join(world.directory, 'browser'), join(world.directory, 'opened')];
    await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > ${file}\n`);
    await chmod(browser, 0o755);
    opened = () => readFile(file, 'utf8').catch(() => '');
    const env = { ...appEnvironment(world), BROWSER: browser };
    tmux = stack.use(startTmux({ env, columns: 100, rows: 30 }));
    tmux.type(`clear; ${appCommand}`);
    await tmux.see('enter run');
  }, 30_000);
  afterEach(() => stack.disposeAsync(), 30_000);

  const kept = async (): Promise<readonly StoredCredential[]> => {
    const { stdout } = await world.run(['credentials', '--json']);
    return (JSON.parse(stdout) as { credentials: StoredCredential[] }).credentials;
  };

  test('is filled in, not seen, and kept', async () => {
    tmux.type('connect basic');
    await tmux.see('ctrl-s connect');
    tmux.write('ann');
    tmux.press('Enter');
    tmux.write(wantedSecrets.password);
    const filled = await tmux.see('••••');
    expect(filled).toContain('Basic wants a user name and a password');
    tmux.press('Enter');
    const screen = await tmux.see('Connected to Basic');
    expect(filled + screen).not.toContain('nobody-may-read');
    expect(await kept()).toMatchObject([{ serviceId: 'basic', type: 'basic' }]);
  });

  test('is agreed to in the browser, which a key opens', async () => {
    tmux.type('connect protected');
    const screen = await tmux.see('esc give up');
    expect(screen).toContain('protected wants you to agree on a page of');
    expect(await opened()).toBe('');
    tmux.press('o');
    const page = await waitFor(opened, { description: 'the browser' });
    await browse(page.trim());
    await tmux.see('Connected to protected');
    expect(await kept()).toMatchObject([{ serviceId: 'protected', type: 'oauth2' }]);
  });

  test('is pasted from a browser elsewhere, or given up', async () => {
    tmux.type('connect protected');
    await tmux.see('esc give up');
    tmux.press('o');
    const first = await waitFor(opened, { description: 'the browser' });
    tmux.press('Escape');
    await tmux.see('given up: nothing was authorized');
    await browse(first.trim());
    expect(await kept()).toEqual([]);

    tmux.type('connect protected');
    await tmux.see('esc give up');
    tmux.press('o');
    const page = await waitFor(async () => (await opened()) !== first && opened(), {
      description: 'the browser',
    });
    const visit = await browse(page.trim(), {
      stopAt: ({ pathname }) => pathname === '/oauth/callback',
    });
    tmux.run('set-buffer', visit.url);
    tmux.run('paste-buffer', '-p', '-t', 'it');
    const screen = await tmux.see('Connected to protected');
    expect(screen).not.toContain(new URL(visit.url).searchParams.get('code'));
  });
});
