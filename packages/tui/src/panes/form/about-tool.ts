import { fitWidth, wrapText } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';
import type { SessionState } from '../../session/session-state.js';

const leastAbout = 3;
const mostAbout = 10;
const leastRows = 8;
/** What a form has besides its fields: its heading, words about the one in focus, and the command. */
const otherRows = 6;

/** What the tool of the form does, in lines above it; safe to show. Cells are those inside of the border. */
export function aboutTool(
  { callForm, connections }: SessionState,
  { columns, rows }: { columns: number; rows: number },
): readonly string[] {
  const connection = connections.connections.find(({ id }) => id === callForm?.connectionId);
  const definition = connection?.metadata.tools.find(({ name }) => name === callForm?.tool);
  const spare = rows - otherRows - (callForm?.form.fields.length ?? 0);
  const most = Math.max(leastAbout, Math.min(mostAbout, spare));
  // A description may be as long as its service likes, and the form is drawn at every key.
  const words = fitText(definition?.description ?? '', columns * most);
  if (words === '' || rows < leastRows) return [];
  const lines = wrapText(words, { width: columns, hanging: 0 }).split('\n');
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), fitWidth(lines.slice(most - 1).join(' '), columns)];
}
