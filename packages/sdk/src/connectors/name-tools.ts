import { hashText } from './hash-text.js';

/** The longest name that all models take. */
const longestName = 64;

/** A tool that needs a name. */
export interface UnnamedTool {
  readonly wanted: string;
  /** What its service calls it. */
  readonly toolName: string;
  readonly serviceName: string;
}

/**
 * A name for each tool that a model takes, and that no other has. The same tools in the same order get the same
 * names, and a name that only one tool wants does not depend on the others.
 */
export function nameTools(tools: readonly UnnamedTool[]): string[] {
  const wanted = tools.map((tool) => fit(tool.wanted));
  const ofServices = tellApart(wanted, (index) => {
    const { serviceName, wanted: name } = tools[index] ?? tooFew;
    // Of a name such as `io.github.someone/weather` the end says what it is.
    return fit(`${serviceName.split('/').at(-1)}_${name}`);
  });
  const hashed = tellApart(ofServices, (index) => {
    const { serviceName, toolName } = tools[index] ?? tooFew;
    const name = ofServices[index] ?? '';
    return fit(name, `_${hashText(`${serviceName}/${toolName}`)}`);
  });
  return number(hashed);
}

const tooFew: UnnamedTool = { wanted: '', toolName: '', serviceName: '' };

/** Renames those whose names are not their own. */
function tellApart(names: readonly string[], rename: (index: number) => string): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, index) => (counts.get(name) === 1 ? name : rename(index)));
}

/** Two connections with one service: only their order is left to tell them apart. */
function number(names: readonly string[]): string[] {
  const taken = new Set(names);
  const given = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; given.has(free); count += 1) {
      const numbered = fit(name, `_${count}`);
      if (!taken.has(numbered)) free = numbered;
    }
    given.add(free);
    return free;
  });
}

/** The name in the characters and the length that models take. What is cut off is told apart by a hash of it all. */
function fit(name: string, ending = ''): string {
  const plain = name.replaceAll(/[^\w-]+/gu, '_').replaceAll(/^_+|_+$/gu, '');
  if (plain === '') return `tool_${hashText(name)}${ending}`;
  const room = longestName - ending.length;
  if (plain.length <= room) return plain + ending;
  const hash = `_${hashText(name)}`;
  return plain.slice(0, room - hash.length) + hash + ending;
}
