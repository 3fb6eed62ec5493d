import type { Service } from '@nanda/protocol';
import { fitWidth, measureWidth, oneLine } from '@nanda/terminal';
import type { SectionOptions } from './section-options.js';

const most = 30;

/** Its tools, as far as they are known: a line for each. */
export function describeTools(
  { tools = [] }: Service,
  { output, width }: SectionOptions,
): string[] {
  if (tools.length === 0) return [];
  const { clean, style } = output;
  const shown = tools.slice(0, most);
  const names = shown.map(({ name }) => clean(oneLine(name, 40)));
  const label = Math.max(...names.map((name) => measureWidth(name).width));
  return [
    '',
    `${style.bold('Tools')}${style.dim(`  ${tools.length}`)}`,
    ...shown.map(({ description = '' }, index) => {
      const name = names[index] ?? '';
      const padding = ' '.repeat(label - measureWidth(name).width);
      const text = fitWidth(clean(oneLine(description)), Math.max(0, width - label - 4));
      return `  ${name}${padding}  ${style.dim(text)}`.trimEnd();
    }),
    ...(tools.length > most ? [style.dim(`  and ${tools.length - most} more: --json`)] : []),
  ];
}
