import { textPattern } from './text-pattern.js';

/** The comments of a generated file. */
export function listComments(source: string): string[] {
  return (source.match(textPattern) ?? []).filter((text) => text.startsWith('/'));
}
