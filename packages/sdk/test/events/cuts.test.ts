import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient } from '../../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from '../support/start-coffee-proxy.js';
import { followClosely } from './follow-closely.js';
import { startFront } from './start-front.js';

let proxy: CoffeeProxy;
let other: NANDAClient;
beforeAll(async () => {
  proxy = await startCoffeeProxy();
  other = new NANDAClient({ baseURL: proxy.url });
});
afterAll(async () => {
  await other.disconnect();
  await proxy[Symbol.asyncDispose]();
});

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(
  'over 50 cuts, with sockets that are blocked and sessions that are forgotten now and then, each event comes once',
  { timeout: 120_000 },
  async () => {
    const random = createRandom(20_261_125);
    await using front = await startFront(proxy.url);
    const cut = followClosely({ baseURL: front.url });
    const whole = followClosely({ baseURL: proxy.url });
    await Promise.all([cut.nanda.events.ready(), whole.nanda.events.ready()]);
    await using opened = await other.connect('coffee');
    for (let cuts = 0; cuts < 50; cuts += 1) {
      const fate = random();
      front.upgrade = fate < 0.2 ? 403 : undefined;
      front.onUp =
        fate > 0.8
          ? (text) => text.replace(/"resumeToken":"[^"]*"/, '"resumeToken":"rt_forgotten"')
          : (text) => text;
      const produced = opened.refresh();
      if (random() < 0.5) await produced;
      front.cut(random() < 0.5 ? 'all' : 'sockets');
      await produced;
      // Some cuts come while it is still being mended.
      if (random() < 0.7) await cut.nanda.events.ready();
    }
    front.upgrade = undefined;
    front.onUp = (text) => text;
    await opened.refresh();
    await vi.waitFor(() => expect(cut.ids).toEqual(whole.ids), { timeout: 60_000 });
    expect(whole.ids.length).toBeGreaterThan(50);
    expect(cut.told.filter((line) => line.startsWith('gap'))).toEqual([]);
    expect(new Set(cut.told)).toContain('via sse');
    await Promise.all([cut.nanda.disconnect(), whole.nanda.disconnect()]);
  },
);
