import { serverEverythingCommand } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from '../create-workbench.js';
import { hasTmux } from '../start-tmux.js';
import { insidePanes } from './inside-panes.js';
import { startApp } from './start-app.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  const { command, args } = serverEverythingCommand();
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  const { code, stderr } = await bench.nanda(['connect', 'everything']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** The app, with the keys that are pressed counted; each is a key of a keyboard. */
async function open() {
  const app = startApp(bench, { columns: 80, rows: 24 });
  await app.see('Connected to everything');
  const pressed: string[] = [];
  return {
    app,
    pressed,
    press(...keys: readonly string[]) {
      pressed.push(...keys);
      app.press(...keys);
    },
    [Symbol.dispose]: () => app[Symbol.dispose](),
  };
}

const result = 'The sum of 2 and 3 is 5.';

// The official Inspector takes about twenty keys.
describe.skipIf(!hasTmux)('from the start to the result of a tool that takes two numbers', () => {
  test('six keys, by the number of the tool', { timeout: 60_000 }, async () => {
    using hand = await open();
    hand.press('Escape');
    const tools = await hand.app.see(insidePanes);
    const number = /(\d+) {2}get-sum/.exec(tools)?.[1] ?? '';
    expect(number).toMatch(/^\d$/);
    hand.press(number);
    await hand.app.see('Call get-sum');
    hand.press('2', 'Tab', '3', 'Enter');
    await hand.app.see(result);
    expect(hand.pressed).toHaveLength(6);
  });

  test('ten keys, by its name', { timeout: 60_000 }, async () => {
    using hand = await open();
    hand.press('Escape');
    await hand.app.see(insidePanes);
    hand.press('/', 's', 'u', 'm', 'Enter');
    await hand.app.see('Call get-sum');
    hand.press('2', 'Tab', '3', 'Enter');
    await hand.app.see(result);
    expect(hand.pressed).toHaveLength(10);
  });

  test(
    'without looking: no key has to wait for what it is pressed on',
    { timeout: 60_000 },
    async () => {
      using hand = await open();
      hand.press('Escape');
      await hand.app.see(insidePanes);
      hand.press('/', 's', 'u', 'm', 'Enter', '2', 'Tab', '3', 'Enter');
      await hand.app.see(result);
      expect(hand.pressed).toHaveLength(10);
    },
  );
});
