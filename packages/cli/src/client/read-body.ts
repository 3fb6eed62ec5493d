import type { IncomingMessage } from 'node:http';
import { defaults } from '@nanda/protocol/facts';
import { CliError } from '../errors/cli-error.js';

// Base64 in an envelope makes a result of the greatest allowed size about a half larger.
const maxBody = defaults.maxResult * 2;

/** The whole body of an answer as text. @throws CliError `RESULT_TOO_LARGE` */
export async function readBody(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBody) {
      throw new CliError('RESULT_TOO_LARGE', `The answer is larger than ${maxBody} bytes.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
