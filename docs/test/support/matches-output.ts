/**
 * Whether a program printed what its page says. `…` within a line stands for any text of that line, a line that is
 * nothing but `…` for any lines.
 */
export function matchesOutput(output: string, { expected }: { expected: string }): boolean {
  const pattern = expected
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .map((line) => (line.trim() === '…' ? '(?:.*\\n)*?' : `${escape(line)}\\n`))
    .join('');
  const printed = `${output
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
  return new RegExp(`^${pattern}$`, 'u').test(printed);
}

function escape(line: string): string {
  return line
    .split('…')
    .map((part) => RegExp.escape(part))
    .join('.*');
}
