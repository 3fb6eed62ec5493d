// `createPlainService` on stdio; an argument names the only era that it has.
import { createInterface } from 'node:readline';

import { createPlainService } from './create-plain-service.fixture.js';

const [, , era] = process.argv;
const foreign = era === 'legacy' ? 'server/discover' : era === 'modern' ? 'initialize' : '';
const service = createPlainService();
const send = (message: object): void => {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line) as Record<string, unknown>;
  const { id, method } = message;
  if (method === foreign) send({ id, error: { code: -32_601, message: 'Method not found' } });
  else service.take(message, send);
});
