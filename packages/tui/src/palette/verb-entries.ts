import { verbTable } from '../grammar/verb-table.js';
import type { PaletteEntry } from './palette-entry.js';

/** The commands of the prompt. One that is chosen is put there, to be completed. */
export const verbEntries: readonly PaletteEntry[] = verbTable.map(({ verb, usage, summary }) => ({
  id: `command ${verb}`,
  kind: 'command',
  title: `${verb}: ${summary}`,
  aside: usage === verb ? '' : usage,
  reason: undefined,
  act: () => [
    { type: 'prompt-entered' },
    { type: 'edited', event: { type: 'emptied' } },
    { type: 'edited', event: { type: 'inserted', text: beginningOf({ verb, usage }) } },
  ],
}));

function beginningOf({ verb, usage }: { verb: string; usage: string }): string {
  if (usage === verb) return verb;
  return usage.startsWith(`${verb}:`) ? `${verb}: ` : `${verb} `;
}
