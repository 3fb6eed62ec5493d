import type { ServerResponse } from 'node:http';

import { answerWithJson } from './answer-with-json.js';
import type { FakeFault } from './fake-fault.js';

/** Answers as a fault says. Resolves to true where the answer is still to be given as always. */
export async function answerWithFault(
  response: ServerResponse,
  fault: FakeFault,
): Promise<boolean> {
  switch (fault.kind) {
    case 'json':
      answerWithJson(response, fault);
      return false;
    case 'html':
      response
        .writeHead(fault.status, { 'content-type': 'text/html', ...fault.headers })
        .end(`<html><head><title>${fault.status}</title></head><body><h1>nginx</h1></body></html>`);
      return false;
    case 'empty':
      response.writeHead(fault.status, fault.headers).end();
      return false;
    case 'broken-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":');
      return false;
    case 'huge':
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`{"data":[],"padding":"${'x'.repeat(fault.bytes)}"}`);
      return false;
    case 'drop':
      response.destroy();
      return false;
    case 'drop-midway':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"data":[', () => response.destroy());
      return false;
    case 'hang':
      return false;
    case 'wait':
      await fault.until;
      return true;
  }
}
