import { measureWidth } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';

const between = '  ';
/** Columns in which the beginning of a fact says something. */
const least = 8;

/** As many facts as have room on a line, safe; the first is cut rather than left out. */
export function layoutFacts(facts: readonly string[], columns: number): string {
  let line = '';
  for (const fact of facts) {
    const room = columns - measureWidth(line).width - (line === '' ? 0 : between.length);
    const text = fitText(fact, room);
    if (text.endsWith('…') && (line !== '' || room < least)) break;
    if (text !== '') line += line === '' ? text : between + text;
  }
  return line;
}
