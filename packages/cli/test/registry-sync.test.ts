import { findFreePort, makeMcpServer, startFakeMcpRegistry, waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';
import { startProxyOf } from './start-proxy-of.js';

const servers = Array.from({ length: 250 }, (_, index) =>
  makeMcpServer({
    name: `com.example/${index === 249 ? 'tides' : `service-${index}`}`,
    description: `Number ${index}`,
  }),
);

const settled = async (env: Readonly<Record<string, string>>) => {
  await waitFor(
    async () => {
      const running = runOnTerminal(['registry', 'list', '--json'], { env });
      await running.end;
      return !running.written.stdout.includes('"progress"');
    },
    { description: 'the registries to be read', timeout: 15_000, interval: 50 },
  );
};

describe('an empty catalog', () => {
  test('is filled while somebody watches', { timeout: 30_000 }, async () => {
    await using fake = await startFakeMcpRegistry({ servers });
    const gate = Promise.withResolvers<void>();
    // The first page comes, the second is kept back; and what is asked meanwhile finds nothing.
    await using proxy = await startProxyOf([
      { type: 'mcp-registry', url: fake.url, name: 'official' },
      { type: 'samples' },
    ]);
    fake.faults.push({ kind: 'wait', until: gate.promise, times: Number.POSITIVE_INFINITY });
    const running = runOnTerminal(['search', 'tides'], { env: proxy.env });
    await waitFor(() => running.written.stderr.includes('official  '), {
      description: 'the progress to be shown',
      timeout: 10_000,
    });
    fake.faults.length = 0;
    gate.resolve();
    expect(await running.end).toBe(0);
    expect(running.written.stdout).toContain('1. com.example/tides - Number 249\n');
    await settled(proxy.env);
  });

  test('can be left before anything is found', { timeout: 30_000 }, async () => {
    await using fake = await startFakeMcpRegistry({ servers });
    const gate = Promise.withResolvers<void>();
    await using proxy = await startProxyOf([
      { type: 'mcp-registry', url: fake.url, name: 'official' },
    ]);
    fake.faults.push({ kind: 'wait', until: gate.promise, times: Number.POSITIVE_INFINITY });
    const running = runOnTerminal(['search', 'tides'], { env: proxy.env });
    await waitFor(() => running.written.stderr.includes('official  '), {
      description: 'the progress to be shown',
      timeout: 10_000,
    });
    running.interrupt();
    expect(await running.end).toBe(130);
    expect(running.written.stderr).toContain('error: Cancelled before anything was found.');
    fake.faults.length = 0;
    gate.resolve();
  });
});

describe('no network', () => {
  test('says who does not answer and why, and lists the samples', { timeout: 60_000 }, async () => {
    const port = await findFreePort();
    await using proxy = await startProxyOf([
      { type: 'mcp-registry', url: `http://127.0.0.1:${port}`, name: 'official' },
      { type: 'samples' },
    ]);
    const nothing = runOnTerminal(['search', 'qqqzzz'], { env: proxy.env });
    expect(await nothing.end).toBe(0);
    expect(nothing.written.stderr).toContain(
      'official cannot be reached: nothing accepts connections there',
    );
    expect(nothing.written.stdout).toContain(
      'Found no services for "qqqzzz".\n\nThese services come with nanda as samples:\n1. ',
    );
    expect(nothing.written.stdout).toContain(' · samples\n');

    const some = runOnTerminal(['search', 'documentation', '--limit', '2'], { env: proxy.env });
    expect(await some.end).toBe(0);
    expect(some.written.stdout).toMatch(
      /^Found \d+ services among the samples that come with nanda:\n1\. /,
    );

    const status = runOnTerminal(['registry', 'status'], { env: proxy.env });
    await status.end;
    expect(status.written.stdout).toMatch(/^official +mcp-registry +✗ failed +0 +never/m);

    const sync = runOnTerminal(['registry', 'sync', '--json'], { env: proxy.env });
    expect(await sync.end).toBe(4);
    expect(sync.written.stderr).toContain('error: official cannot be reached');
    expect(JSON.parse(sync.written.stdout)).toMatchObject({
      error: { code: 'REGISTRY_UNAVAILABLE', retryable: true },
    });
  });
});

describe('registry sync', () => {
  test('follows to the end, with a line of progress', { timeout: 30_000 }, async () => {
    await using fake = await startFakeMcpRegistry({ servers });
    await using proxy = await startProxyOf([
      { type: 'mcp-registry', url: fake.url, name: 'official' },
    ]);
    const gate = Promise.withResolvers<void>();
    fake.faults.push({ kind: 'wait', until: gate.promise });
    const running = runOnTerminal(['registry', 'sync'], { env: proxy.env });
    await waitFor(() => /official {2}\d+ read {2}\d\.\d s/.test(running.written.stderr), {
      description: 'the progress to be shown',
      timeout: 10_000,
    });
    gate.resolve();
    expect(await running.end).toBe(0);
    expect(running.written.stdout).toBe('official  250 services\n');
    // Nothing of it is left on the screen.
    expect(running.written.stderr).toMatch(/\u001b\[1A\r\u001b\[0J$/);

    const json = runOnTerminal(['registry', 'sync', 'official', '--full', '--json'], proxy);
    expect(await json.end).toBe(0);
    expect(JSON.parse(json.written.stdout)).toMatchObject({
      registries: [{ name: 'official', state: 'fresh', services: 250 }],
    });
  });

  test('is left with Ctrl-C, and goes on', { timeout: 30_000 }, async () => {
    await using fake = await startFakeMcpRegistry({ servers });
    await using proxy = await startProxyOf([
      { type: 'mcp-registry', url: fake.url, name: 'official' },
    ]);
    const gate = Promise.withResolvers<void>();
    fake.faults.push({ kind: 'wait', until: gate.promise });
    const running = runOnTerminal(['registry', 'sync'], { env: proxy.env });
    await waitFor(() => running.written.stderr.includes('official  '), {
      description: 'the progress to be shown',
      timeout: 10_000,
    });
    running.interrupt();
    expect(await running.end).toBe(130);
    expect(running.written.stderr).toContain('it is read on in the background');
    gate.resolve();
    await settled(proxy.env);
    const list = runOnTerminal(['registry', 'list'], { env: proxy.env });
    await list.end;
    expect(list.written.stdout).toMatch(
      /^NAME +TYPE +STATE +SERVICES +READ\nofficial +mcp-registry +✓ fresh +250 +just now\n$/,
    );
  });

  test('of a name that there is not gives the nearest', { timeout: 30_000 }, async () => {
    await using proxy = await startProxyOf([{ type: 'samples' }]);
    const running = runOnTerminal(['registry', 'sync', 'sampels'], { env: proxy.env });
    expect(await running.end).toBe(6);
    expect(running.written.stderr).toContain('Did you mean samples?');
  });

  test('tells of rows that could not be read', { timeout: 30_000 }, async () => {
    await using fake = await startFakeMcpRegistry({ servers: servers.slice(0, 2) });
    fake.dirtyRows.push({ server: { name: 7 } }, null);
    await using proxy = await startProxyOf([
      { type: 'mcp-registry', url: fake.url, name: 'official' },
    ]);
    const running = runOnTerminal(['registry', 'sync'], { env: proxy.env });
    expect(await running.end).toBe(0);
    expect(running.written.stdout).toMatch(/^official {2}2 services {2}2 rows could not be read: /);
    const status = runOnTerminal(['registry', 'status', 'official', '--problems'], proxy);
    await status.end;
    expect(status.written.stdout.trimEnd().split('\n').length).toBeGreaterThanOrEqual(5);
  });
});
