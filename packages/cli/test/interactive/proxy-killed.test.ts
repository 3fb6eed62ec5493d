import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import type { Workbench } from '../create-workbench.js';
import { hasTmux } from '../start-tmux.js';
import { createStage } from './create-stage.js';
import { startApp } from './start-app.js';

const size = { columns: 120, rows: 40 };

async function readProxy({ directory }: Workbench): Promise<{ pid: number }> {
  const file = join(directory, 'runtime/proxy.json');
  return JSON.parse(await readFile(file, 'utf8')) as { pid: number };
}

describe.skipIf(!hasTmux)('the background proxy is killed', { timeout: 120_000 }, () => {
  test('it is started again, and the next call works', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await app.see('Connected to display');
    app.type('call bake --name Ada');
    await app.see('A medium cake of 2 layers for Ada.');
    const { pid } = await readProxy(stage.bench);
    process.kill(pid, 'SIGKILL');
    app.type('call show');
    await app.see('Three cakes');
    await app.see(/^(?!.*proxy)/);
    expect(app.screen()).toContain('● display');
    expect((await readProxy(stage.bench)).pid).not.toBe(pid);
  });

  test('while nobody asks anything: it is seen, and undone', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await app.see('Connected to display');
    const { pid } = await readProxy(stage.bench);
    process.kill(pid, 'SIGKILL');
    await waitFor(async () => (await readProxy(stage.bench)).pid !== pid, {
      description: 'another proxy',
      timeout: 15_000,
    });
    await app.see(/^(?!.*proxy)/);
    app.type('connections');
    await app.see(/1\. display \(conn_/);
  });

  test('a call that runs says what became of it', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await app.see('Connected to display');
    app.type('call hold');
    await app.see('Step 3 of 10');
    const { pid } = await readProxy(stage.bench);
    process.kill(pid, 'SIGKILL');
    const screen = await app.see(/error: /);
    expect(screen).toMatch(/try: /);
    app.type('call show');
    await app.see('Three cakes');
  });
});
