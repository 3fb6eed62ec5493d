import type { ServerEntry } from './server-entry.js';
import { isSecretName } from './is-secret-name.js';
import { referencePattern } from './reference-pattern.js';

/**
 * What else decides what an entry does: its folder, its variables, its header fields; a line for each. Values are shown
 * where they cannot be secret by their names: `NODE_OPTIONS` can run a program as well as a command can. What a value refers
 * to is always shown.
 */
export function describeEnvironment({ env, headers, cwd }: ServerEntry): string[] {
  const list = (members: unknown, sign: string) =>
    Object.entries((members ?? {}) as Readonly<Record<string, unknown>>).map(([name, value]) => {
      const text = String(value);
      return `${name}${sign}${isSecretName(name) ? hideLiterals(text) : text}`;
    });
  return [
    ...(typeof cwd === 'string' ? [`in ${cwd}`] : []),
    ...list(env, '='),
    ...list(headers, ': '),
  ];
}

/** A value of which only what it refers to is left, and the scheme before that: `Bearer ${env:TOKEN}`. */
function hideLiterals(text: string): string {
  if (/^(?:secret|env):[\w.-]+$/.test(text)) return text;
  return text
    .split(referencePattern)
    .map((part, index) => {
      // A split has what the pattern captures at every second place.
      if (index % 2 === 1) return `\${${part}}`;
      const isScheme = index === 0 && part !== text && /^\w+ $/.test(part);
      return part === '' || isScheme ? part : '…';
    })
    .join('');
}
