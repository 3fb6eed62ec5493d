import { STATUS_CODES } from 'node:http';
import { isObject } from '../../core/is-object.js';
import { cleanText } from '../values/clean-text.js';

const maxLength = 240;
const maxFacts = 3;

export interface RegistryErrorContext {
  readonly status: number;
  /** The `Content-Type`, where there was one. */
  readonly contentType: string | null;
}

/**
 * What a registry says in the body of an error, in one short line that is harmless to show. It is somebody else's
 * text all the same: quote it, and decide nothing by it.
 *
 * Knows `{code,message,details}`, RFC 9457, `{error}`, `{error,detail}`, `{error:{code,message}}`,
 * `{error,code,details}`, `{detail}`, pages and plain text; where nothing is said, the status's own name.
 */
export function readRegistryError(
  text: string,
  { status, contentType }: RegistryErrorContext,
): string {
  const said = readText(text, contentType) ?? STATUS_CODES[status] ?? `status ${status}`;
  return clean(said) ?? `status ${status}`;
}

function readText(text: string, contentType: string | null): string | undefined {
  const body = text.trim();
  if (body === '') return undefined;
  const value = parse(body);
  if (value !== undefined) return readValue(value);
  if (/html/i.test(contentType ?? '') || /^<(?:!doctype|html|head|body)/i.test(body)) {
    // Only a page's title: the rest is for a browser.
    return clean(/<title[^>]{0,200}>([^<]{1,500})</i.exec(body.slice(0, 16_384))?.[1]);
  }
  return clean(body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readValue(value: unknown): string | undefined {
  if (typeof value === 'string') return clean(value);
  if (!isObject(value)) return undefined;
  const { error } = value;
  if (isObject(error)) return join(clean(error['message']) ?? clean(error['code']), error);
  const what = clean(value['message']) ?? clean(value['detail']) ?? clean(value['title']);
  const name = clean(error);
  if (name === undefined) return join(what ?? clean(value['code']), value);
  return join(what === undefined || what === name ? name : `${name}: ${what}`, value);
}

/** Adds the first few facts about what was wrong with the request. */
function join(message: string | undefined, value: Record<string, unknown>): string | undefined {
  const facts = [...readFacts(value['errors']), ...readFacts(value['details'])].slice(0, maxFacts);
  if (facts.length === 0) return message;
  const list = facts.join('; ');
  return message === undefined ? list : `${message} (${list})`;
}

function readFacts(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.slice(0, maxFacts).flatMap((entry: unknown) => {
      if (!isObject(entry)) return clean(entry) ?? [];
      const place = clean(entry['location']) ?? clean(entry['field']);
      const message = clean(entry['message']);
      if (message === undefined) return place ?? [];
      return place === undefined ? message : `${place}: ${message}`;
    });
  }
  if (!isObject(value)) return clean(value) === undefined ? [] : [clean(value) ?? ''];
  return Object.entries(value)
    .slice(0, maxFacts)
    .flatMap(([key, entry]) => {
      const message = clean(Array.isArray(entry) ? (entry as unknown[])[0] : entry);
      return message === undefined ? [] : `${clean(key) ?? ''}: ${message}`;
    });
}

function clean(value: unknown): string | undefined {
  // Cut before it is looked through: a body may be large, and only its beginning is shown.
  return cleanText(typeof value === 'string' ? value.slice(0, maxLength * 4) : value, {
    maxLength,
  });
}
