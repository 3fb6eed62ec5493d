import { findTomlParts } from './find-toml-parts.js';
import { RawToml } from './raw-toml.js';
import { scanToml } from './scan-toml.js';

/**
 * The members of a table, without those of tables inside of it: values where they are written as in JSON, else as they stand
 * there. Undefined where there is no such table. @throws TextProblem
 */
export function readTomlTable(
  text: string,
  { path }: { readonly path: readonly string[] },
): Record<string, unknown> | undefined {
  const statements = scanToml(text);
  if (findTomlParts(statements, { path }).length === 0) return undefined;
  const members: [string, unknown][] = [];
  for (const { kind, path: other, valueStart, end } of statements) {
    const isOf = path.every((key, index) => other[index] === key);
    const [name, ...inside] = other.slice(path.length);
    if (!isOf || kind !== 'pair' || name === undefined || inside.length > 0) continue;
    members.push([name, readValue(text.slice(valueStart, end).trim())]);
  }
  return Object.fromEntries(members);
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new RawToml(text);
  }
}
