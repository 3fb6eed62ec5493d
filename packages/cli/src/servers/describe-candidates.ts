import { fitWidth, formatColumns, sanitizeLine, type Style } from '@nanda/terminal';
import { clientNames } from './client-names.js';
import { describeServer } from './describe-server.js';
import type { ImportCandidate } from './import-candidate.js';
import type { ServerEntry } from './server-entry.js';

export interface DescribeCandidatesOptions {
  readonly style: Style;
  readonly width: number;
  /** The user's home directory, which is shown as `~`. */
  readonly home: string;
}

/** What the files of others name, a paragraph for each file, and what importing each entry would do. */
export function describeCandidates(
  candidates: readonly ImportCandidate[],
  { style, width, home }: DescribeCandidatesOptions,
): string {
  const files = Map.groupBy(candidates, ({ server }) =>
    JSON.stringify([server.client, server.path, server.project]),
  );
  return [...files.values()]
    .map((rows) => {
      const { client = '', path, project } = rows[0]?.server ?? { path: '' };
      const title = clientNames[client] ?? 'File';
      const place = project === undefined ? '' : `, for ${short(project)}`;
      const lines = formatColumns(
        rows.map((row) => [
          sanitizeLine(row.server.name),
          remark(row),
          row.server.entry === undefined
            ? ''
            : sanitizeLine(describeServer(row.server.entry as ServerEntry)),
        ]),
        { indent: '  ' },
      );
      const word = client === '' ? '' : style.dim(`  ${client}`);
      return [
        `${style.bold(title)}${word}${style.dim(`  ${sanitizeLine(short(path))}${place}`)}`,
        ...lines.split('\n').map((line) => fitWidth(line, width)),
      ].join('\n');
    })
    .join('\n\n');

  function short(path: string): string {
    return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
  }
}

function remark({ state, name, reason, server }: ImportCandidate): string {
  const off = server.isDisabled ? 'off there' : 'new';
  switch (state) {
    case 'new':
      return name === server.name ? off : `${off}, as ${name}`;
    case 'same':
      return name === server.name ? 'added' : `added as ${name}`;
    case 'taken':
      return `${name} is taken`;
    case 'refused':
      return reason ?? 'cannot be used';
  }
}
