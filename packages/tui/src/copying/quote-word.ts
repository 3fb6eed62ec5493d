import { hasUnseen } from './has-unseen.js';

/**
 * A word in which nothing means anything to a shell: POSIX ones, and fish, for which a backslash between single quotes
 * is one; also not `=word`, which zsh looks up as a program.
 *
 * Characters that a terminal would obey when it is pasted are escaped, for bash, ksh and zsh.
 */
export function quoteWord(word: string): string {
  if (hasUnseen(word)) return `$'${[...word].map(escapeCharacter).join('')}'`;
  if (/^[\w@+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
  if (word === '') return "''";
  return word
    .split(/([\\']+)/)
    .map((part, index) => {
      if (part === '') return '';
      return index % 2 === 1 ? `"${part.replaceAll('\\', '\\\\')}"` : `'${part}'`;
    })
    .join('');
}

function escapeCharacter(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`;
  if (character !== '\n' && !hasUnseen(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  // No word can have this one in it.
  if (code === 0) return '';
  const digits = code.toString(16);
  if (code < 0x80) return `\\x${digits.padStart(2, '0')}`;
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
