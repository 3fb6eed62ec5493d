import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHostileServer, startHttpService } from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';
import { createWorkbench } from '../create-workbench.js';
import { hasTmux } from '../start-tmux.js';
import { insidePanes } from './inside-panes.js';
import { startApp } from './start-app.js';

/** A title, the clipboard, an empty screen, a link, blinking, a control of one byte, letters from right to left. */
const attacks = [
  '\u001b]0;owned\u0007',
  '\u001b]2;owned\u001b\\',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u001b[2J\u001b[1;1H',
  '\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007',
  '\u001b[6m',
  '\u009b3J',
  '\u202e',
  '\r\u0008\u0007',
];
const attack = attacks.join('');
/** None of it is ever written to a terminal by the app itself. */
const never = [
  '\u001b]0;',
  '\u001b]2;',
  '\u001b]52;',
  '\u001b]8;',
  '\u001b[6m',
  '\u001b[2J\u001b[1;1H',
  '\u009b',
  '\u202e',
  '\u0008',
];

describe.skipIf(!hasTmux)('a service that attacks the terminal with all that it says', () => {
  test.each([
    { columns: 120, rows: 40 },
    { columns: 60, rows: 20 },
  ])('is shown, and does nothing, at $columns×$rows', { timeout: 180_000 }, async (size) => {
    // The server's SDK has something to say about such names.
    vi.spyOn(console, 'warn').mockReturnValue();
    await using service = await startHttpService({
      createServer: () => createHostileServer({ attack }),
      eras: ['modern'],
    });
    await using bench = await createWorkbench();
    const at = (name: string) => join(bench.directory, name);
    const row = {
      id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e99',
      name: `Hostile${attack}`,
      description: `says ${attack} this`,
      category: `business${attack}`,
      tags: [`tag${attack}`],
      version: `1${attack}`,
      author: `author${attack}`,
      endpoints: [{ url: service.url, transport: 'http' }],
      auth: { type: 'none' },
    };
    await writeFile(at('hostile.json'), JSON.stringify([row]));
    const env = { NANDA_REGISTRIES: `file:${at('hostile.json')}` };
    using app = startApp({ env: { ...bench.env, ...env } }, size);
    app.run('set-option', '-g', 'set-clipboard', 'on');
    app.run('pipe-pane', '-t', 'it', `cat > '${at('written')}'`);
    const title = app.title();

    await app.see('not connected');
    app.press('Escape');
    await app.see(/1 of 1/);
    app.press('Enter');
    await app.see('Tools (4)');
    app.press('G', 'S', 'f', 'c', 'S', 'c');
    await app.see('●');
    app.press('Enter');
    await app.see('attack');
    app.press('1');
    await app.see('Call attack');
    app.press('C-s');
    await app.see('completed');
    for (const view of ['Tree', 'JSON', 'Raw']) {
      app.press('v');
      await app.see(`[${view}]`);
    }
    app.press('L');
    await app.see('Logs');
    app.press('H');
    await app.see('History');
    app.press('i');
    await app.see('esc panes');
    for (const line of ['tools', 'call fail', 'info 1', 'connections', 'history', 'list']) {
      app.type(line);
      await app.see(/^>$/m);
    }
    app.write('call ');
    app.press('Tab');
    await app.see('tab take');
    app.press('C-u');
    app.type('call ask');
    // Before that, it takes no keys: they were meant for something else.
    await app.see('ctrl-s send');
    app.press('Escape');
    await app.see('esc panes');
    app.press('Escape');
    await app.see(insidePanes);
    app.press('I');
    await app.see('Inbox');
    app.press('C-k');
    await app.see('What do you want to do?');
    app.press('C-k', '?');
    await app.see('Keys');
    app.press('q', 'q');
    // A question waits, so that it asks.
    await app.see('y yes');
    app.press('y');
    await app.see(/[$#]$/);

    expect(app.title()).toBe(title);
    expect(app.run('list-buffers')).toBe('');
    const written = await readFile(at('written'), 'utf8');
    expect(never.filter((text) => written.includes(text))).toEqual([]);
    // It was there, in a form that does nothing.
    expect(written.includes('␛]0;owned␇')).toBe(true);
  });
});
