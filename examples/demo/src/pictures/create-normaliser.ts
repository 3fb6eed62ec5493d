import type { Cell } from './cell.ts';
import { replaceInRow, type Replacement } from './replace-in-row.ts';

/** Ids that look like real ones, in the order in which they appear. */
const ids = [
  '3e6cc26d1568355c5a7c8893609523ee',
  '0b0461c1a67274a2e3c900f8ed84af26',
  '7d0f52c9e13b46a890b5e24f1cc7a913',
  '5af3d7718e9b4c20bb4660d3f8e2c1a7',
  'c2948e06b7d14f3fa15d80e6992b3f5c',
];

/** Gives the same ids, times and ports in every run. Keeps the ids that it has seen. */
export function createNormaliser(): (rows: readonly (readonly Cell[])[]) => Cell[][] {
  const seen: string[] = [];
  const replacements: readonly Replacement[] = [
    { pattern: /(?<=\b(?:conn|exec)_)[0-9a-f]+/g, replacement: fixedId },
    // Where a line was broken inside of an id.
    { pattern: /(?<=[ │])[0-9a-f]{4,31}(?![0-9a-f-])/g, replacement: fixedEnd },
    { pattern: /(?<=127\.0\.0\.1:)\d+/g, replacement: '8931' },
    // It is left out where there is no room for it.
    { pattern: /(?<=\d tools?) {2}[\d,]+ ms\b/g, replacement: '' },
    {
      pattern: /(?<=(?:running|waits for an answer|call [\w-]+) {2})[\d.]+ m?s\b/g,
      replacement: '2.4 s',
    },
    {
      pattern: /(?<=(?:completed {2}|cancelled {2}|answered in ))[\d.,]+ m?s\b/g,
      replacement: '48 ms',
    },
    { pattern: /\b20\d\d-\d\d-\d\d\b/g, replacement: '2026-11-27' },
    { pattern: /\b\d\d:\d\d:\d\d\b/g, replacement: '09:41:07' },
  ];
  return (rows) =>
    rows.map((row) =>
      replacements.reduce<Cell[]>((cells, one) => replaceInRow(cells, one), [...row]),
    );

  /** A part of an id that is cut off stays as long as it is. */
  function fixedId(found: string): string {
    let place = seen.findIndex((id) => id.startsWith(found) || found.startsWith(id));
    if (place === -1) place = seen.push(found) - 1;
    else if (found.length > (seen[place] ?? '').length) seen[place] = found;
    const id = ids[place];
    if (id === undefined) throw new Error(`There are more ids in the pictures than ${ids.length}.`);
    return id.slice(0, found.length);
  }

  function fixedEnd(found: string): string {
    const place = seen.findIndex((id) => id.endsWith(found));
    return ids[place]?.slice(-found.length) ?? found;
  }
}
