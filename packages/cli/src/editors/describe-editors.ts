import { formatColumns, measureWidth, type Style } from '@nanda/terminal';
import type { ListedEditor } from './list-editors.js';
import { shortPath } from './short-path.js';

export interface DescribeEditorsOptions {
  readonly style: Style;
  readonly home: string;
  /** Characters that fit a line. */
  readonly width: number;
}

/** A line for each client: how it is typed, whether it is here, where its file is. */
export function describeEditors(
  all: readonly ListedEditor[],
  { style, home, width }: DescribeEditorsOptions,
): string {
  const states = {
    installed: { word: 'has NANDA', paint: style.green },
    other: { word: 'name is taken', paint: style.yellow },
    unreadable: { word: 'file is broken', paint: style.red },
    found: { word: 'found', paint: (text: string) => text },
    missing: { word: 'not found', paint: style.dim },
  };
  const known = all.map(({ client, title, isFound, state, path }) => ({
    cells: [client, title] as const,
    state: states[state !== 'absent' ? state : isFound ? 'found' : 'missing'],
    path: shortPath(path, { home }),
  }));
  const plain = formatColumns(known.map(({ cells, state }) => [...cells, state.word, '.']));
  // All lines are of one length: their last cell is.
  const room = width - measureWidth(plain.split('\n')[0] ?? '').width + 1;
  return formatColumns(
    known.map(({ cells, state, path }) => [
      ...cells,
      state.paint(state.word),
      style.dim(cutPath(path, { room })),
    ]),
  );
}

/** The end of a path says most: folders before it are left out. */
function cutPath(path: string, { room }: { readonly room: number }): string {
  const [name = '', ...folders] = path.split(/(?=[/\\])/).toReversed();
  let shown = name;
  for (const folder of folders) {
    if (measureWidth(`…${folder}${shown}`).width > room) return `…${shown}`;
    shown = folder + shown;
  }
  return shown;
}
