import { CliError } from '../../errors/cli-error.js';
import { isMembers } from '../../settings/is-members.js';

export interface JsonAnswer {
  readonly status: number;
  /** Undefined where it was no JSON object. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfter: number | undefined;
}

export interface FetchJsonOptions {
  readonly method?: 'GET' | 'POST';
  readonly form?: URLSearchParams;
  /** Milliseconds until the whole answer has to be there. @default 15_000 */
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes. */
const limit = 512 * 1024;

/** Asks an authorization server. Follows no redirects: what is sent is meant for that address alone. @throws CliError `PROXY_UNREACHABLE` */
export async function fetchJson(
  url: string,
  { method = 'GET', form, timeout = 15_000, signal }: FetchJsonOptions = {},
): Promise<JsonAnswer> {
  const limits = [AbortSignal.timeout(timeout), ...(signal ? [signal] : [])];
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.any(limits),
      ...(form && { body: form }),
    });
    const text = await readText(response);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      status: response.status,
      body: parse(text),
      retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
    };
  } catch (error) {
    if (signal?.aborted === true || error instanceof CliError) throw error;
    const { origin } = new URL(url);
    const cause = reasonOf(error);
    throw new CliError('PROXY_UNREACHABLE', `${origin} cannot be reached (${cause}).`, {
      details: { url: origin, cause },
      retryable: true,
      cause: error,
    });
  }
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > limit) {
      throw new CliError('UNEXPECTED_ANSWER', 'The authorization server says too much.');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isMembers(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
