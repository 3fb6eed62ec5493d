import { sanitizeLine } from '@nanda/terminal';
import type { Candidate } from './candidate.js';
import { quoteForBash } from './quote-for-bash.js';
import { quoteForPowershell } from './quote-for-powershell.js';
import type { BashLine } from './read-bash-line.js';
import type { ShellName } from './shell-name.js';

/** More of them help nobody. */
const most = 200;
/** Characters of a description. */
const longest = 60;

/**
 * Candidates as the script of a shell reads them, a line for each. What a stranger named with control characters is
 * left out: changed, it would mean something else, and as it is it would write to the terminal.
 *
 * - bash: the first line is `nospace` or empty; then what is to be inserted, with its quotes.
 * - zsh: `=` or `+` (no space after it), the word, what it is; between tabs.
 * - fish: the word, what it is.
 * - pwsh: the word with its quotes, the word, what it is.
 */
export function printCandidates(
  candidates: readonly Candidate[],
  { shell, line }: { readonly shell: ShellName; readonly line: BashLine | undefined },
): string {
  const shown = [...new Map(candidates.map((one) => [one.value, one])).values()]
    .filter(({ value }) => value !== '' && value === sanitizeLine(value))
    .slice(0, most);
  if (shell === 'bash') {
    const words = shown.flatMap(({ value }) => {
      const word = quoteForBash(value, line ?? { quote: '', kept: '' });
      return word === undefined ? [] : [word];
    });
    const isOpen = shown.length === 1 && shown[0]?.isPartial === true;
    return [isOpen ? 'nospace' : '', ...words].map((word) => `${word}\n`).join('');
  }
  return shown
    .map(({ value, text = '', isPartial = false }) => {
      const about = shorten(sanitizeLine(text));
      if (shell === 'zsh') return `${isPartial ? '+' : '='}\t${value}\t${about}\n`;
      if (shell === 'fish') return about === '' ? `${value}\n` : `${value}\t${about}\n`;
      return `${quoteForPowershell(value)}\t${value}\t${about === '' ? value : about}\n`;
    })
    .join('');
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
