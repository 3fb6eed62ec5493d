import type { IncomingMessage } from 'node:http';
import { defaults } from '@nanda/protocol/facts';
import { ExchangeFailure } from './exchange-failure.js';

// Base64 in an envelope makes a result of the greatest allowed size about a half larger.
const largest = defaults.maxResult * 2;

/** The bytes of an answer. @throws ExchangeFailure where it breaks off, or is larger than any answer may be */
export async function readAnswerBody(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > largest) throw new Error(`the answer is larger than ${largest} bytes`);
      parts.push(part);
    }
  } catch (error) {
    throw new ExchangeFailure(reasonOf(error), { isUnsent: false, cause: error });
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
