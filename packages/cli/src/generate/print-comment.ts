import { stripHidden } from './strip-hidden.js';

/** Characters of a description that stand in a comment. */
const most = 2000;

/** A stranger's text as a comment of TypeScript that stays one, and says nothing to tools; empty for an empty text. */
export function printComment(text: string): string {
  const lines = stripHidden(text.slice(0, most))
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trimEnd()
        .replaceAll('*/', String.raw`*\/`)
        .replaceAll('{@', String.raw`{\@`)
        .replace(/^(\s*)@/, String.raw`$1\@`),
    );
  const [first = ''] = lines;
  if (lines.length === 1) return first === '' ? '' : `/** ${first} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}
