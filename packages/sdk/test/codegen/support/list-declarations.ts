import { stripTexts } from './strip-texts.js';

/** The first words of everything that a generated file declares at its outermost level. */
export function listDeclarations(source: string): string[] {
  const declarations: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of stripTexts(source)) {
    if (depth === 0) current += character;
    if ('{[('.includes(character)) depth += 1;
    if ('}])'.includes(character)) depth -= 1;
    const isEnd = depth === 0 && (character === ';' || character === '}');
    // The brace of a type is followed by the end of its declaration.
    if (!isEnd || (character === '}' && /\stype\s/u.test(current))) continue;
    declarations.push(current.replace(/[={;][\s\S]*$/u, '').trim());
    current = '';
  }
  if (current.trim() !== '') declarations.push(current.trim());
  return declarations;
}
