import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxyLink, type ProxyLinkParts } from './create-proxy-link.js';
import type { ProxyAddress } from './open-proxy.js';
import type { ProxyStatus } from './proxy-status.js';

const { signal } = new AbortController();

/** The proxy is there or not as the test says; each opening gives the next address, and the last one for ever. */
function openLink(addresses: ProxyAddress[], parts: Partial<ProxyLinkParts> = {}) {
  const world = { isThere: true, openings: 0, probes: 0 };
  const link = createProxyLink({
    openProxy: async () => {
      world.openings += 1;
      return addresses[Math.min(world.openings, addresses.length) - 1] ?? {};
    },
    probe: async () => {
      world.probes += 1;
      if (!world.isThere) throw silence();
    },
    ...parts,
  });
  const statuses: ProxyStatus[] = [];
  link.onStatus((status) => statuses.push(status));
  return { link, world, statuses };
}

function silence(): Error {
  return Object.assign(new Error('no'), { name: 'ConnectionError', code: 'ECONNREFUSED' });
}

test('nothing is opened before the first request, and once for all of them', async () => {
  const { link, world, statuses } = openLink([{ baseURL: 'http://one.test/v2/' }]);
  expect(world.openings).toBe(0);
  expect(link.lastProxy).toBeUndefined();
  const [first, second] = await Promise.all([link.whenUp({ signal }), link.whenUp({ signal })]);
  expect(first).toBe(second);
  expect(first.baseURL).toBe('http://one.test');
  expect(world).toMatchObject({ openings: 1, probes: 1 });
  expect(statuses).toEqual([{ state: 'up' }]);
  link.close();
});

test('requests wait for a proxy that does not answer yet, and are told why when it takes too long', async () => {
  const { link, world, statuses } = openLink([{ baseURL: 'http://one.test' }]);
  world.isThere = false;
  const waiting = link.whenUp({ signal });
  const reason = 'http://one.test does not answer (ECONNREFUSED)';
  await waitFor(() => statuses.length > 0, { description: 'the reason' });
  expect(statuses).toEqual([{ state: 'starting', reason }]);
  world.isThere = true;
  expect(await waiting).toMatchObject({ baseURL: 'http://one.test' });
  link.close();

  const impatient = openLink([{ baseURL: 'http://one.test' }], { patience: 50 });
  impatient.world.isThere = false;
  await expect(impatient.link.whenUp({ signal })).rejects.toMatchObject({
    name: 'ConnectionError',
    message: `The proxy has not answered for too long: ${reason}.`,
  });
  impatient.link.close();
});

test('what openProxy throws is told at once to those who wait, and it is tried again', async () => {
  let openings = 0;
  const { link } = openLink([], {
    openProxy: async () => {
      openings += 1;
      if (openings === 1) throw new Error('The data directory is not writable.');
      return { baseURL: 'http://one.test' };
    },
  });
  await expect(link.whenUp({ signal })).rejects.toMatchObject({
    name: 'ConnectionError',
    message: 'The proxy cannot be used: The data directory is not writable.',
    cause: { message: 'The data directory is not writable.' },
  });
  expect(await link.whenUp({ signal })).toMatchObject({ baseURL: 'http://one.test' });
  link.close();
});

test('one refused request is no alarm', async () => {
  const { link, world, statuses } = openLink([{ baseURL: 'http://one.test' }]);
  const proxy = await link.whenUp({ signal });
  link.suspect(proxy);
  link.suspect(proxy);
  await waitFor(() => world.probes === 2, { description: 'it to be asked once' });
  expect(await link.whenUp({ signal })).toBe(proxy);
  expect(statuses).toEqual([{ state: 'up' }]);
  expect(world.openings).toBe(1);
  link.close();
});

test('a proxy that is lost is found again, maybe elsewhere', async () => {
  const { link, world, statuses } = openLink([
    { baseURL: 'http://one.test', accessToken: 'a' },
    { baseURL: 'http://two.test', accessToken: 'b' },
  ]);
  const first = await link.whenUp({ signal });
  world.isThere = false;
  link.suspect(first);
  await waitFor(() => first.gone.aborted, { description: 'the loss' });
  const next = link.whenUp({ signal });
  await waitFor(() => statuses.at(-1)?.reason?.includes('two') === true, {
    description: 'the second opening',
  });
  world.isThere = true;
  expect(await next).toMatchObject({ baseURL: 'http://two.test', accessToken: 'b' });
  expect(statuses).toEqual([
    { state: 'up' },
    { state: 'lost', reason: 'http://one.test does not answer (ECONNREFUSED)' },
    { state: 'lost', reason: 'http://two.test does not answer (ECONNREFUSED)' },
    { state: 'up' },
  ]);
  // What is said of the one before is no news any more.
  const { probes } = world;
  link.suspect(first);
  expect(world.probes).toBe(probes);
  link.close();
});

test('a token that is refused is asked for again, and only a new one counts', async () => {
  const { link, world, statuses } = openLink([
    { baseURL: 'http://one.test', accessToken: 'a' },
    { baseURL: 'http://one.test', accessToken: 'b' },
  ]);
  const first = await link.whenUp({ signal });
  const [renewed, same] = await Promise.all([link.renew(first), link.renew(first)]);
  expect(renewed).toMatchObject({ accessToken: 'b' });
  expect(same).toBe(renewed);
  expect(first.gone.aborted).toBe(false);
  expect(renewed && (await link.renew(renewed))).toBeUndefined();
  expect(world.openings).toBe(3);
  expect(statuses).toEqual([{ state: 'up' }]);
  link.close();
});

test('a signal ends the wait of one request alone', async () => {
  const { link, world } = openLink([{ baseURL: 'http://one.test' }]);
  world.isThere = false;
  const leaving = new AbortController();
  const left = link.whenUp(leaving);
  const other = link.whenUp({ signal });
  leaving.abort(new Error('not wanted'));
  await expect(left).rejects.toThrow('not wanted');
  world.isThere = true;
  expect(await other).toBeDefined();
  link.close();
});

test('closing fails whoever waits, and leaves nothing behind', async () => {
  const { link, world } = openLink([{ baseURL: 'http://one.test' }]);
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const proxy = await link.whenUp({ signal });
  world.isThere = false;
  link.suspect(proxy);
  await waitFor(() => proxy.gone.aborted, { description: 'the loss' });
  const waiting = link.whenUp({ signal });
  link.close();
  await expect(waiting).rejects.toThrow('The proxy is not used any more.');
  await expect(link.whenUp({ signal })).rejects.toThrow('The proxy is not used any more.');
  const { openings } = world;
  await waitFor(() => timers() <= before, { description: 'the timers to be let go' });
  expect(world.openings).toBe(openings);
});
