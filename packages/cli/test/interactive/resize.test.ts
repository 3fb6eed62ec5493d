import { describe, test } from 'vitest';
import { hasTmux } from '../start-tmux.js';
import { createStage } from './create-stage.js';
import { expectScreen } from './expect-screen.js';
import { insidePanes } from './inside-panes.js';
import { startApp } from './start-app.js';

describe.skipIf(!hasTmux)('while it runs, the terminal', () => {
  test('is made smaller, too small, and larger again', { timeout: 120_000 }, async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, { columns: 120, rows: 40 });
    await app.see('Connected to display');
    app.type('call show');
    await app.see('Three cakes');
    app.press('Escape');
    await app.see(insidePanes);
    app.press('R', 'v', 'j', 'j', 'Enter');
    await app.see('row 3 of 6');
    await expectScreen(app, 'resized-120x40');
    // Narrower, too small for anything, and all the way back: where somebody was, they still are.
    for (const [columns, rows] of [
      [60, 20],
      [39, 9],
      [80, 24],
      [120, 40],
    ] as const) {
      app.resize({ columns, rows });
      await expectScreen(app, `resized-${columns}x${rows}`);
    }
  });

  test('changes its size many times at once', { timeout: 120_000 }, async () => {
    await using stage = await createStage({ isConnected: true });
    using app = startApp(stage.bench, { columns: 120, rows: 40 });
    await app.see('Connected to display');
    app.write('call sho');
    await app.see('> call sho');
    app.press('C-p');
    await app.see('What do you want to do?');
    for (let step = 0; step < 40; step += 1) {
      app.resize({ columns: 120 - 2 * step, rows: 40 - (step % 30) });
    }
    app.resize({ columns: 80, rows: 24 });
    await app.see('What do you want to do?');
    app.press('C-p');
    await expectScreen(app, 'resized-often');
  });
});
