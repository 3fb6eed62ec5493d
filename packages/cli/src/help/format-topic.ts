import { wrapWords } from '@nanda/terminal';
import type { HelpLook } from './format-command-help.js';
import { formatDefinitions } from './format-definitions.js';
import { paintText } from './paint-text.js';
import type { HelpTopic, TopicPart } from './topics/help-topic.js';

/** A topic on a terminal. */
export function formatTopic({ summary, sections }: HelpTopic, { style, width }: HelpLook): string {
  const blocks = sections.flatMap(({ title, parts }) => {
    const [first = '', ...others] = parts.map(formatPart);
    const heading = title === undefined ? '' : `${style.bold(title)}\n`;
    return [heading + first, ...others];
  });
  return [style.bold(summary), ...blocks].join('\n\n');

  function formatPart(part: TopicPart): string {
    if (typeof part === 'string') return wrapWords(paintText(part, style), { width });
    if ('code' in part) return part.code.replace(/^/gm, '  ');
    if ('items' in part) {
      return part.items
        .map((item) => wrapWords(`- ${paintText(item, style)}`, { width, hanging: 2 }))
        .join('\n');
    }
    const rows = part.rows.map(([term = '', ...meaning]) => {
      return [paintText(term, style), paintText(meaning.join(' '), style)] as const;
    });
    return formatDefinitions(rows, { width });
  }
}
