import { headers } from '@nanda/protocol/facts';
import type { APIErrorFacts } from '../errors/api-error.js';
import { parseRetryAfter } from './parse-retry-after.js';

const retryableStatuses: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);

/** An answer that is a failure, and whether its sender has spoken our contract. */
export interface ErrorAnswer {
  readonly facts: APIErrorFacts;
  /** What our envelope says of another try; undefined when something else than a proxy answered. */
  readonly isRetryable: boolean | undefined;
}

/** Reads the facts of a failure out of an answer of either surface, or of whatever stands in front of it. */
export function readErrorAnswer(
  response: Response,
  { text, subject }: { text: string; /** Method and path, for the message. */ subject: string },
): ErrorAnswer {
  const body = readBody(text);
  const isRetryable = typeof body['retryable'] === 'boolean' ? body['retryable'] : undefined;
  const details = body['details'];
  return {
    isRetryable,
    facts: {
      status: response.status,
      code: readText(body['code']),
      message:
        readText(body['message']) ??
        `${subject} was answered with HTTP ${response.status}, and not by a NANDA proxy. Check baseURL and what stands between.`,
      requestId:
        readText(body['requestId']) ?? response.headers.get(headers.requestId) ?? undefined,
      details: isRecord(details) ? details : undefined,
      retryAfter: parseRetryAfter(response.headers),
      isRetryable: isRetryable ?? retryableStatuses.has(response.status),
    },
  };
}

function readBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  } catch {
    return {};
  }
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
