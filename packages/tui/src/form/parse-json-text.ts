import { parseExactJson } from '@nanda/terminal';
import { findJsonFault } from './find-json-fault.js';

/** The value that a JSON text stands for, or what is wrong with it and where, in words that follow a name. */
export function parseJsonText(
  text: string,
): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: parseExactJson(text) };
  } catch (error) {
    const { message } = error as Error;
    const fault = findJsonFault(text);
    // It is JSON, with a number in it that would be rounded.
    if (fault === undefined) return { problem: `has ${message}` };
    const before = text.slice(0, fault.offset).split('\n');
    const where = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    return { problem: `is no JSON yet: ${fault.expected} expected at ${where}` };
  }
}
