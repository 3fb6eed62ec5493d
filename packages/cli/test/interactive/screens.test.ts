import { describe, expect, test } from 'vitest';
import { waitFor } from '@nanda/testing';
import { hasTmux } from '../start-tmux.js';
import { createStage } from './create-stage.js';
import { expectScreen } from './expect-screen.js';
import { insidePanes } from './inside-panes.js';
import { startApp } from './start-app.js';

const sizes = [
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
  { columns: 60, rows: 20 },
];

// What comes behind an Escape at once makes another key of it: each one is seen first.
describe.skipIf(!hasTmux).each(sizes)('at $columns×$rows', { timeout: 120_000 }, (size) => {
  const named = (name: string) => `${name}-${size.columns}x${size.rows}`;

  test('before anything is connected', async () => {
    await using stage = await createStage({ isConnected: false });
    using app = startApp(stage.bench, size);
    await expectScreen(app, named('first'));

    app.press('Escape');
    await expectScreen(app, named('services'));
    app.write('icon');
    await app.see('> con');
    app.press('Tab');
    await expectScreen(app, named('completion'));
    app.press('C-u');
    await app.see(/^>$/m);
    app.press('Escape');
    await app.see(insidePanes);
    app.press('f');
    await expectScreen(app, named('facets'));
    app.press('f', 'Enter');
    await expectScreen(app, named('detail'));
    app.press('S', '/');
    app.write('lock');
    await app.see('1 of 1');
    app.press('Tab', 'c');
    await expectScreen(app, named('credentials'));
  });

  test('tools, their forms, the help and the palette', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await expectScreen(app, named('connected'));
    app.press('Escape');
    await expectScreen(app, named('tools'));
    app.press('?');
    await expectScreen(app, named('help'));
    app.press('q', 'C-p');
    await expectScreen(app, named('palette'));
    app.press('C-p', '1');
    await expectScreen(app, named('form'));
    app.write('Ada');
    app.press('Tab');
    await expectScreen(app, named('form-filled'));
  });

  test('calls: live, asked about, cancelled; the history, the logs', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await app.see('Connected to display');
    app.type('call hold');
    await app.see('Step 3 of 10');
    app.press('Escape');
    await app.see(insidePanes);
    app.press('R');
    await expectScreen(app, named('live'));
    app.press('q');
    await app.see('y yes');
    await expectScreen(app, named('confirm'));
    app.press('n', 'x');
    await waitFor(() => stage.held[0]?.isCancelled, { description: 'the service to be told' });
    await expectScreen(app, named('cancelled'));
    expect(stage.held).toHaveLength(1);
    app.press('H');
    await expectScreen(app, named('history'));
    app.press('L');
    await expectScreen(app, named('logs'));
  });

  test('a result in all of its views', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await app.see('Connected to display');
    app.type('call show');
    await app.see('Three cakes');
    app.press('Escape');
    await app.see(insidePanes);
    app.press('R');
    for (const view of ['text', 'tree', 'json', 'raw', 'image']) {
      await expectScreen(app, named(`result-${view}`));
      app.press('v');
    }
    await expectScreen(app, named('result-text'));
  });

  test('questions', async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, size);
    await app.see('Connected to display');
    app.type('call ask-form');
    await app.see('ctrl-s send');
    await expectScreen(app, named('question'));
    app.press('Escape');
    await expectScreen(app, named('put-off'));
    app.type('call ask-model');
    await app.see('ctrl-s send');
    await expectScreen(app, named('sampling'));
    app.press('Escape');
    await app.see('esc panes');
    app.press('Escape');
    await app.see(insidePanes);
    app.press('I');
    await expectScreen(app, named('inbox'));
  });
});
