import { isCredentialHeader } from '@nanda/protocol/facts';
import type { ServiceInput } from '@nanda/protocol';
import type { RecordEndpoint } from '../../catalog/service-record.js';
import { ownValue } from './own-value.js';

export interface FilledHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Variables that fields wait for which the service cannot do without. */
  readonly missing: readonly string[];
}

const names = /\{([\w.-]+)\}/g;
/** What a header field can hold: no line breaks, no control characters. */
const printable = /^[\x20-\x7e\xa0-\xff]+$/;

/**
 * The header fields that a registry names for an endpoint, with the caller's variables filled in. One that cannot be filled in is
 * not sent, nor one with another job than to say who calls.
 */
export function fillHeaders(
  { headers = [] }: RecordEndpoint,
  { variables }: { readonly variables: Readonly<Record<string, string>> },
): FilledHeaders {
  const filled: Record<string, string> = {};
  const missing: string[] = [];
  for (const input of headers) {
    if (!isCredentialHeader(input.name)) continue;
    const { text, unknown } = fillValue(input, variables);
    if (input.isRequired === true) missing.push(...unknown);
    const isWhole = text !== undefined && unknown.length === 0;
    if (isWhole && printable.test(text)) filled[input.name] = text.trim();
  }
  return { headers: filled, missing: [...new Set(missing)] };
}

function fillValue(
  { value, default: fallback, variables = [] }: ServiceInput,
  given: Readonly<Record<string, string>>,
): { readonly text: string | undefined; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const text = (value ?? fallback)?.replaceAll(names, (whole, name: string) => {
    const input = variables.find((one) => one.name === name) ?? { name };
    const found = ownValue(input, given) ?? (Object.hasOwn(given, name) ? given[name] : undefined);
    if (found === undefined || found === '') unknown.push(name);
    return found ?? whole;
  });
  return { text, unknown };
}
