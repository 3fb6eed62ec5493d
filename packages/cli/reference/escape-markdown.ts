import { textRuns } from '../src/help/text-runs.js';

/** A text with `code` in backticks as Markdown: nothing else in it means anything. */
export function escapeMarkdown(text: string): string {
  return textRuns(text)
    .map(({ text: words, isCode }) =>
      isCode ? `\`${words}\`` : words.replaceAll(/[\\`*<>[\]#]|(?<!\w)_|_(?!\w)/g, String.raw`\$&`),
    )
    .join('');
}
