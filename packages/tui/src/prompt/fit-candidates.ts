import { fitWidth, measureWidth, sanitizeLine } from '@nanda/terminal';
import type { Candidate } from './completion-state.js';

/** A candidate as it is shown: its columns are as wide as those of the others. Safe to show. */
export interface FittedCandidate {
  text: string;
  kind: string;
  description: string;
}

/** {@link fitCandidates}' answer. */
export interface FittedCandidates {
  rows: readonly FittedCandidate[];
  /** Columns that each row takes. */
  width: number;
}

const mostKind = 12;
const mostDescription = 60;
/** Below this a description says nothing. */
const leastDescription = 12;
/** Longer texts are cut before they are looked at. */
const longest = 400;

/** Makes a few candidates safe, and divides the room among their text, kind and description: the text gets it first. */
export function fitCandidates(
  candidates: readonly Candidate[],
  { columns }: { columns: number },
): FittedCandidates {
  const safe = candidates.map(({ text, kind, description }) => ({
    text: sanitizeLine(text.slice(0, longest)),
    kind: sanitizeLine(kind.slice(0, longest)),
    description: sanitizeLine(description.slice(0, longest)),
  }));
  const widest = (member: keyof FittedCandidate) =>
    Math.max(0, ...safe.map((row) => measureWidth(row[member]).width));
  const kind = Math.min(widest('kind'), mostKind);
  const isRoomy = columns >= 2 * (kind + 2);
  const forText = Math.min(widest('text'), isRoomy ? columns - kind - 2 : columns);
  const rest = columns - forText - kind - 4;
  const wanted = Math.min(widest('description'), mostDescription);
  const description = rest >= Math.min(leastDescription, wanted) ? Math.min(rest, wanted) : 0;
  const rows = safe.map((row) => ({
    text: pad(row.text, forText),
    kind: isRoomy ? `  ${pad(row.kind, kind)}` : '',
    description: isRoomy && description > 0 ? `  ${pad(row.description, description)}` : '',
  }));
  const width =
    forText + (isRoomy ? kind + 2 : 0) + (isRoomy && description > 0 ? description + 2 : 0);
  return { rows, width };
}

function pad(text: string, width: number): string {
  const fitted = fitWidth(text, width);
  return fitted + ' '.repeat(Math.max(0, width - measureWidth(fitted).width));
}
