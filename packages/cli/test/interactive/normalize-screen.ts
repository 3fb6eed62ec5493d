/** What is another each time, and what stands for it. Where the length stays the same nothing moves. */
const sameLength: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/\b(conn|exec)_[0-9a-f]+/g, (id) => id.slice(0, 5) + '0'.repeat(id.length - 5)],
  // What did not fit on its row is on the next one.
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]*/g, zeros],
  [/(?<=│ +)[0-9a-f]{4,}(?=\)? +│)/g, zeros],
  [/(?<=127\.0\.0\.1:)\d+/g, (port) => '0'.repeat(port.length)],
  [/\b\d\d:\d\d:\d\d\b/g, () => '00:00:00'],
  [/\b20\d\d-\d\d-\d\d\b/g, () => '2000-00-00'],
];

function zeros(id: string): string {
  return id.replace(/[0-9a-f]/g, '0');
}

const durations = / *(?<![\w.-])(?:\d+ min \d\d s|\d+(?:\.\d+)? ?(?:ms|s))(?![\w-])/g;

/** A screen without what is another each time: ids, ports, clocks, and how long something took. */
export function normalizeScreen(screen: string): string {
  const kept = sameLength.reduce((text, [what, stand]) => text.replace(what, stand), screen);
  const lines = kept.split('\n').map((line) => line.split('│').map(normalizeCell).join('│'));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** A cell between borders keeps its width, whatever a duration in it takes. */
function normalizeCell(cell: string): string {
  const without = cell.replace(durations, '  # ms');
  return without === cell ? cell : without.trimEnd().padEnd(cell.length);
}
