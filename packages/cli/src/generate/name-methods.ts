import { nameWords } from './name-words.js';

/** Names that a method cannot have, or that mean something else on every object. */
const taken = [
  'constructor',
  'connection',
  'connect',
  'then',
  'prototype',
  'toString',
  'toJSON',
  'valueOf',
];

/** A name of a method for each tool, in camel case, each once: `get_menu` is `getMenu`. */
export function nameMethods(toolNames: readonly string[]): Map<string, string> {
  const used = new Set(taken);
  return new Map(
    toolNames.map((toolName) => {
      const [first = 'tool', ...rest] = nameWords(toolName);
      const joined = [
        /^[A-Z\d]+$/.test(first)
          ? first.toLowerCase()
          : first.charAt(0).toLowerCase() + first.slice(1),
        ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
      ].join('');
      const start = /^\d/.test(joined) ? `tool${joined}` : joined.slice(0, 80);
      let name = start;
      for (let count = 2; used.has(name); count += 1) name = `${start}_${count}`;
      used.add(name);
      return [toolName, name];
    }),
  );
}
