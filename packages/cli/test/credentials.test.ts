import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWeatherServer, type HttpService, startHttpService } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

const secret = 'a-secret-that-nobody-may-read';
let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

async function guard(name: string, requireHeaders: Record<string, string>): Promise<HttpService> {
  const service = await startHttpService({ createServer: createWeatherServer, requireHeaders });
  expect((await bench.nanda(['servers', 'add', name, service.url])).code).toBe(0);
  return service;
}

describe('a service that wants credentials', () => {
  test('says so, and what to do', { timeout: 30_000 }, async () => {
    await using _ = await guard('closed', { authorization: `Bearer ${secret}` });
    const { code, stdout, stderr } = await bench.nanda(['connect', 'closed', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'SERVICE_AUTH_REQUIRED' } });
    expect(stderr).toContain('--token-file FILE');
  });

  test.each<[string, string[], Record<string, string>]>([
    ['file', ['--token-file', 'FILE'], { authorization: `Bearer ${secret}` }],
    ['environment', ['--token-file', 'env:SECRET'], { authorization: `Bearer ${secret}` }],
    ['input', ['--token-file', '-'], { authorization: `Bearer ${secret}` }],
    ['header', ['--header', 'X-Key: env:SECRET'], { 'x-key': secret }],
  ])('is given them from %s', { timeout: 30_000 }, async (name, words, requireHeaders) => {
    await using service = await guard(name, requireHeaders);
    const file = join(bench.directory, 'secret');
    await writeFile(file, `${secret}\n`);
    const given = words.map((word) => (word === 'FILE' ? file : word));
    const connect = await bench.nanda(['connect', name, ...given], {
      env: { SECRET: secret },
      input: `${secret}\n`,
    });
    expect(connect.code).toBe(0);
    const call = await bench.nanda(['exec', 'getForecast', '--location', 'Oslo', '--days', '1']);
    expect(call.code).toBe(0);
    const calls = service.requests.filter(({ rpcMethod }) => rpcMethod === 'tools/call');
    expect(calls.map(({ headers }) => headers)).toEqual([expect.objectContaining(requireHeaders)]);

    const log = await readFile(join(bench.directory, 'state/proxy.log'), 'utf8');
    const said = [connect.stdout, connect.stderr, call.stdout, call.stderr, log].join('\n');
    expect(said).not.toContain(secret);
  });
});
