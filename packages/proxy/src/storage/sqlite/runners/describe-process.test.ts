import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { describeProcess } from './describe-process.js';

test('says the same every time, and in every thread of the process', async () => {
  const first = describeProcess();
  expect(first).toMatchObject({ pid: process.pid, host: expect.stringMatching(/./) });
  const source = `
    const { parentPort } = require('node:worker_threads');
    require(${JSON.stringify(new URL('../../../../../../.ci/resolve-typescript.mjs', import.meta.url).pathname)});
    import(${JSON.stringify(new URL('describe-process.ts', import.meta.url).href)})
      .then(({ describeProcess }) => parentPort.postMessage(describeProcess()));
  `;
  const worker = new Worker(source, { eval: true });
  const [there] = (await once(worker, 'message')) as [typeof first];
  await worker.terminate();
  for (const other of [describeProcess(), there]) {
    expect(other).toMatchObject({ host: first.host, pid: first.pid });
    expect(Math.abs(other.processStart - first.processStart)).toBeLessThan(10);
  }
});
