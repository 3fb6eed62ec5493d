import { oneLine, sanitizeForTerminal, wrapWords } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import type { Finding } from './finding.js';

/** Findings for a person: by tool, each with what is wrong, where, and how to mend it. */
export function formatFindings(
  findings: readonly Finding[],
  { output }: { readonly output: Output },
): string {
  const { style } = output;
  const width = Math.min(Number.isFinite(output.width) ? output.width : 100, 100);
  const clean = (text: string) => sanitizeForTerminal(text);
  const marks = {
    error: style.red('error'),
    warning: style.yellow('warning'),
    info: style.dim('note'),
  };
  const byTool = Map.groupBy(findings, ({ tool }) => tool ?? '');
  return [...byTool]
    .map(([tool, own]) => {
      const blocks = own.map(({ severity, rule, place, message, fix }) =>
        [
          `  ${marks[severity]} ${style.bold(rule)} ${style.dim(clean(oneLine(place, Math.max(20, width - rule.length - 12))))}`,
          wrapWords(`    ${clean(message)}`, { width, hanging: 4 }),
          style.dim(wrapWords(`    ${clean(fix)}`, { width, hanging: 4 })),
        ].join('\n'),
      );
      const head = tool === '' ? 'The server' : clean(oneLine(tool, 64));
      return [style.bold(head), ...blocks].join('\n');
    })
    .join('\n\n');
}
