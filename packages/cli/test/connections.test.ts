import type { Connection } from '@nanda/protocol';
import { createCoffeeServer, createWeatherServer, startHttpService } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const timeout = 60_000;

describe('the connections', { timeout }, () => {
  test('have short names of their own, which are taken with @ or without', async () => {
    const connect = async () => {
      const { stdout } = await bench.nanda(['connect', 'Coffee', '--json']);
      return JSON.parse(stdout) as Connection;
    };
    const [first, second] = [await connect(), await connect()];
    expect([first.name, second.name]).toEqual(['coffee', 'coffee-2']);
    expect(first.clientCapabilities).toEqual(['elicitation', 'sampling']);
    for (const [word, id] of [
      ['coffee', first.id],
      ['@coffee', first.id],
      ['@coffee-2', second.id],
      [second.id, second.id],
    ] as const) {
      const { stdout } = await bench.nanda(['connections', 'get', word, '--json']);
      expect((JSON.parse(stdout) as Connection).id).toBe(id);
    }
    const called = await bench.nanda(['exec', '@coffee/requestinfo', 'category=menu']);
    expect(called.code).toBe(0);
  });

  test('one is shown with its health and what it did', async () => {
    const { code, stdout } = await bench.nanda(['connections', 'get', 'coffee']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^coffee {2}connected\n/);
    expect(stdout).toMatch(/^service +Coffee /m);
    expect(stdout).toMatch(/^may ask for +elicitation, sampling$/m);
    expect(stdout).toMatch(/^health +healthy, answered just now$/m);
    expect(stdout).toMatch(/^calls +1: 1 succeeded$/m);
    const metrics = await bench.nanda(['connections', 'metrics', 'coffee', '--json']);
    expect(JSON.parse(metrics.stdout)).toMatchObject({
      metrics: [{ name: 'coffee', calls: { total: 1, succeeded: 1 } }],
    });
    expect((await bench.nanda(['connections', 'metrics'])).stdout).toMatch(/^coffee-2 +0 /m);
  });

  test('scripts are told which one they use, or have to say it', async () => {
    const words = ['exec', 'requestinfo', 'category=menu'];
    const told = await bench.nanda(words);
    expect(told.code).toBe(0);
    expect(told.stderr).toMatch(/^Using @coffee-2: 2 connections are open; -c NAME or/);
    const env = { NANDA_STRICT: '1' };
    const strict = await bench.nanda(words, { env });
    expect(strict.code).toBe(2);
    expect(strict.stderr).toContain('NANDA_STRICT wants one to be named');
    const named = await bench.nanda(['exec', '-c', '@coffee', ...words.slice(1)], { env });
    expect(named).toMatchObject({ code: 0, stderr: '' });
    const chosen = await bench.nanda(words, { env: { ...env, NANDA_CONNECTION: '@coffee' } });
    expect(chosen).toMatchObject({ code: 0, stderr: '' });
    await bench.nanda(['connections', 'close', 'coffee']);
    // The other one is gone, so that there is nothing to be told any more.
    expect(await bench.nanda(words)).toMatchObject({ code: 0, stderr: '' });
    expect((await bench.nanda(words, { env })).code).toBe(0);
  });

  test('all are asked whether they answer', async () => {
    const service = await startHttpService({ createServer: () => createWeatherServer() });
    await bench.nanda(['servers', 'add', 'frail', service.url]);
    await bench.nanda(['connect', 'frail']);
    const well = await bench.nanda(['connections', 'ping', '--all']);
    expect(well.code).toBe(0);
    expect(well.stdout).toMatch(/^✓ {2}coffee-2 +[\d.]+ ms$/m);
    expect(well.stdout).toMatch(/^✓ {2}frail +[\d.]+ ms$/m);
    await service.close();
    const ill = await bench.nanda(['connections', 'ping', '--all', '--json']);
    expect(ill.code).toBe(4);
    const { pings } = JSON.parse(ill.stdout) as { pings: { name: string; answers: boolean }[] };
    expect(Object.fromEntries(pings.map(({ name, answers }) => [name, answers]))).toEqual({
      'coffee-2': true,
      frail: false,
    });
    const shown = await bench.nanda(['connections', 'ping', 'frail']);
    expect(shown.code).toBe(4);
    expect(shown.stdout).toMatch(/^✗ {2}frail/);
  });

  test('tools that have changed are shown, and accepted', async () => {
    let createServer = createWeatherServer;
    await using service = await startHttpService({ createServer: () => createServer() });
    await bench.nanda(['servers', 'add', 'changing', service.url]);
    await bench.nanda(['connect', 'changing']);
    createServer = createCoffeeServer;
    const refreshed = await bench.nanda(['connections', 'refresh', 'changing']);
    expect(refreshed.stdout).toContain('Changed since you first connected (changing)');
    expect(refreshed.stderr).toContain('nanda connections refresh changing --accept-tools');
    expect((await bench.nanda(['connections', 'get', 'changing'])).stdout).toMatch(
      /^ {2}\+ {2}getMenu/m,
    );
    const accepted = await bench.nanda(['connections', 'refresh', 'changing', '--accept-tools']);
    expect(accepted.stdout).not.toContain('Changed since');
    expect((await bench.nanda(['connections', 'get', 'changing'])).stdout).not.toContain('Changed');
  });

  test('are closed by name, or all', async () => {
    const closed = await bench.nanda(['connections', 'close', '@changing', 'frail']);
    expect(closed.code).toBe(0);
    expect(closed.stdout).toMatch(
      /^Connection closed: changing \(conn_\w+\)\nConnection closed: frail /,
    );
    expect((await bench.nanda(['connections', 'close'])).code).toBe(2);
    expect((await bench.nanda(['connections', 'close', 'coffee-2', '--all'])).code).toBe(2);
    expect((await bench.nanda(['connections', 'close', '--all'])).code).toBe(0);
    expect((await bench.nanda(['connections', 'ping', '--all'])).stdout).toBe(
      'No open connections.\n',
    );
  });

  test('a service may be kept from asking, and told of a directory', async () => {
    const words = ['connect', 'Coffee', '--no-requests', '--root', '/srv/data', '--json'];
    const { stdout } = await bench.nanda(words);
    expect((JSON.parse(stdout) as Connection).clientCapabilities).toBeUndefined();
  });
});
