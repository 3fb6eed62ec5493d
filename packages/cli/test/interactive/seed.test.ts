import { expect, describe, test } from 'vitest';
import { createWorkbench } from '../create-workbench.js';
import { hasTmux } from '../start-tmux.js';
import { expectScreen } from './expect-screen.js';
import { startApp } from './start-app.js';

// In line mode it is held to the seed by seeds/seed-commands.test.ts.
describe.skipIf(!hasTmux)('the session of the seed, on the whole screen', () => {
  test.each([
    { columns: 120, rows: 40 },
    { columns: 80, rows: 24 },
    { columns: 60, rows: 20 },
  ])('at $columns×$rows', { timeout: 120_000 }, async (size) => {
    await using bench = await createWorkbench();
    using app = startApp(bench, size);
    await app.see('not connected');
    app.type('search: weather apis');
    await app.see('3. WeatherAlerts - Severe weather alerts');
    app.type('connect: 1');
    await app.see('● WeatherMCP');
    app.type('call getCurrentWeather --location "New York"');
    await app.see('Humidity: 65%');
    app.type('disconnect');
    await app.see('Connection closed');
    await expectScreen(app, `seed-${size.columns}x${size.rows}`);

    app.press('C-d');
    const left = await app.see(/Connection closed\n.*[$#]$/);
    expect(left.replaceAll(/conn_\w+/g, 'conn_abc123')).toContain(
      [
        '> search: weather apis',
        'Found 3 servers:',
        '1. WeatherMCP - Real-time weather data',
        '2. ClimateAPI - Historical climate data',
        '3. WeatherAlerts - Severe weather alerts',
        '',
        '> connect: 1',
      ].join('\n'),
    );
  });
});
