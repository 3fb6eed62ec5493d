import { printJson } from './print-json.js';

/** A text as a string literal of TypeScript and JavaScript, in which nothing ends it, or is seen as what it is not. */
export function printLiteral(text: string): string {
  return printJson(text.toWellFormed());
}
