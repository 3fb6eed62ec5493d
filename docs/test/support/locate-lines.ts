import type { Program } from './write-programs.ts';

/** Puts the page and its line in place of each place in a program that a text names. */
export function locateLines(text: string, { programs }: { programs: readonly Program[] }): string {
  const byName = new Map(programs.map((program) => [program.name, program.snippet]));
  return text.replaceAll(
    /(?:file:\/\/)?[^\s()'"]*?(?<name>[\w-]+\.(?:ts|mjs|cjs))(?:[(:](?<line>\d+)(?:[,:]\d+)?\)?)/gu,
    (whole, name: string, line: string) => {
      const snippet = byName.get(name);
      const place = snippet?.program[Number(line) - 1];
      return snippet === undefined || place === undefined ? whole : `${snippet.page}:${place.line}`;
    },
  );
}
