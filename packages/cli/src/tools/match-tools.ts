import { foldName } from '@nanda/terminal';
import type { OpenTool } from './open-tool.js';

/** Tools that have every word of a query in their name, title or description, those that have it in the name first. */
export function matchTools(query: string, tools: readonly OpenTool[]): readonly OpenTool[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const ranked = tools.flatMap((open) => {
    const { name, title = '', description = '' } = open.tool;
    const names = [name.toLowerCase(), foldName(name)];
    const text = [...names, title, description].join('\n').toLowerCase();
    if (!words.every((word) => text.includes(word))) return [];
    const rank = words.filter((word) => !names.some((own) => own.includes(word))).length;
    return [{ open, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ open }) => open);
}
