import { expect, test, vi } from 'vitest';
import { resolveOptions } from '../config/resolve-options.js';
import { ConnectionError } from '../errors/connection-error.js';
import { loadContract } from './load-contract.js';
import { Transport } from './transport.js';

vi.mock('./contract.js', () => {
  throw new Error('no such chunk');
});

test('schemas that cannot be loaded are the error of who reads an answer, and of nobody else', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const { promise, resolve } = Promise.withResolvers<Response>();
  const transport = new Transport(
    resolveOptions({ baseURL: 'http://proxy.test', fetch: () => promise }),
  );
  try {
    const pending = transport.request('health');
    // By now the schemas have failed, and the process has had its turn to notice.
    await expect(loadContract()).rejects.toThrow(ConnectionError);
    await new Promise((turn) => setImmediate(turn));
    expect(unhandled).not.toHaveBeenCalled();
    resolve(Response.json({}));
    expect((await pending.asResponse()).ok).toBe(true);
    await expect(pending).rejects.toMatchObject({
      name: 'ConnectionError',
      attempts: [{ outcome: '200' }],
    });
  } finally {
    process.off('unhandledRejection', unhandled);
  }
});
