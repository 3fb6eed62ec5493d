import type { Binding } from '../src/keymap/binding.js';
import { contextTitle } from '../src/keymap/context-title.js';

/** The keys of the full screen as one page of Markdown: a table for each place where they are pressed. */
export function formatKeys(keymap: readonly Binding[]): string {
  const contexts = [...new Set(keymap.map(({ context }) => context))];
  const blocks = [
    '# Keys of the terminal app',
    'Generated from the table that the app is made of: `npx pnpm --filter @nanda/tui reference`. The same is shown by `?` in the panes, where those that count at the moment come first.',
    'What is pressed in the innermost place counts first: a key of a list before one of every pane. `g g` are two keys, one after the other.',
    ...contexts.flatMap((context) => [
      `## ${contextTitle(context)}`,
      table(keymap.filter((binding) => binding.context === context)),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(bindings: readonly Binding[]): string {
  const rows = bindings.map(({ keys, title }) => `| ${keys.map(code).join(' ')} | ${title} |`);
  return ['| keys | do |', '| --- | --- |', ...rows].join('\n');
}

function code(key: string): string {
  return `\`${key.replaceAll('|', String.raw`\|`)}\``;
}
