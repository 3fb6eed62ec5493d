import { nearestName } from '../text/nearest-name.js';
import { coerceText } from './coerce-text.js';
import { findMissing } from './find-missing.js';
import { findPath, type FoundPath } from './find-path.js';
import { flagName } from './flag-name.js';
import { putValue } from './put-value.js';
import { shapeOf } from './shape-of.js';

export interface ParseToolArgumentsOptions {
  /** The tool's `inputSchema`. */
  readonly schema: unknown;
  /** Reads what `@path` names, or standard input for `-`. */
  readonly readSource: (source: string) => Promise<string>;
  /** Whether an option that the schema does not know is somebody else's, and whether it takes a value. */
  readonly foreign?: (option: string) => 'flag' | 'value' | undefined;
}

export interface ToolArguments {
  readonly parameters: Record<string, unknown>;
  /** What is wrong, all of it, a sentence each. Empty when the tool may be called. */
  readonly problems: readonly string[];
  /** Options that are not the tool's, as they were typed. */
  readonly foreign: readonly string[];
}

/**
 * Reads a tool's arguments: `--name value`, `--name=value`, `--flag`, `--no-flag`, `name=value`,
 * `name:=json`, `name=@file`, one JSON object, `--args JSON|@file|-`. Typed by the schema.
 */
export async function parseToolArguments(
  words: readonly string[],
  { schema, readSource, foreign: isForeign = () => undefined }: ParseToolArgumentsOptions,
): Promise<ToolArguments> {
  const shape = shapeOf(schema, schema);
  const problems: string[] = [];
  const foreign: string[] = [];
  const base: Record<string, unknown> = {};
  const parameters: Record<string, unknown> = {};
  const given = new Set<string>();
  // What was given wrongly is not reported as missing too.
  const attempted = new Set<string>();
  let position = 0;
  let isAfterDashes = false;

  while (position < words.length) {
    const word = words[position] ?? '';
    position += 1;
    if (word === '--' && !isAfterDashes) isAfterDashes = true;
    else if (word.startsWith('--') && word.length > 2) await readOption(word);
    else if (/^-[A-Za-z]$/.test(word) && !isAfterDashes && isForeign(word)) takeForeign(word, word);
    else if (word.startsWith('{')) mergeObject(word, 'The JSON object');
    else await readAssignment(word);
  }

  const merged = { ...base };
  for (const [name, value] of Object.entries(parameters))
    merged[name] = mergeValues(base[name], value);
  for (const path of findMissing(merged, { schema, root: schema })) {
    if (!attempted.has(path)) problems.push(`${flagName(path)} is required.`);
  }
  return { parameters: merged, problems, foreign };

  async function readOption(word: string): Promise<void> {
    const equals = word.indexOf('=');
    const option = equals === -1 ? word : word.slice(0, equals);
    const found = findPath(option.slice(2), { shape, root: schema });
    if (found?.isDeclared) return readFound(option, found, equals, word);

    const positive = option.startsWith('--no-') ? option.slice('--no-'.length) : undefined;
    const negated = positive && findPath(positive, { shape, root: schema });
    if (negated && negated.isDeclared && equals === -1 && negated.shape.types.has('boolean')) {
      return put(option, negated, false);
    }
    if (!isAfterDashes && isForeign(option)) return takeForeign(option, word);
    if (option === '--args') return readArgs(equals === -1 ? undefined : word.slice(equals + 1));
    if (found !== undefined) return readFound(option, found, equals, word);
    problems.push(describeUnknown(option));
    // What follows an unknown option is most likely its value: one problem is enough.
    const next = words[position];
    if (equals === -1 && next !== undefined && !next.startsWith('--') && !next.includes('=')) {
      position += 1;
    }
  }

  function readFound(option: string, found: FoundPath, equals: number, word: string): void {
    attempted.add(found.segments.join('.'));
    const next = words[position];
    if (equals !== -1) return putText(option, found, word.slice(equals + 1));
    const types = [...found.shape.types].filter((type) => type !== 'null');
    if (types.length === 1 && types[0] === 'boolean') {
      const hasValue = next === 'true' || next === 'false';
      if (hasValue) position += 1;
      return put(option, found, next !== 'false' || !hasValue);
    }
    if (next === undefined || (next.startsWith('--') && next.length > 2)) {
      problems.push(`${option} needs a value. One that starts with -- is written ${option}=VALUE.`);
      return;
    }
    position += 1;
    putText(option, found, next);
  }

  async function readAssignment(word: string): Promise<void> {
    const match = /^([^=\s{}]+?)(:?=)([\s\S]*)$/.exec(word);
    if (match === null) {
      problems.push(`"${word}" is no argument: write --name value, name=value or a JSON object.`);
      return;
    }
    const [, name = '', operator, text = ''] = match;
    const found = findPath(name, { shape, root: schema });
    if (found === undefined) {
      problems.push(describeUnknown(name));
      return;
    }
    attempted.add(found.segments.join('.'));
    const source = text.startsWith('@@') ? text.slice(1) : await readReference(text, name);
    if (source === undefined) return;
    if (operator === '=') return putText(name, found, source);
    try {
      put(name, found, JSON.parse(source));
    } catch (error) {
      problems.push(`${name} is not JSON: ${(error as Error).message}.`);
    }
  }

  async function readArgs(attached: string | undefined): Promise<void> {
    const text = attached ?? words[position];
    if (attached === undefined) position += 1;
    if (text === undefined) {
      problems.push('--args needs a value: a JSON object, @file, or - for standard input.');
      return;
    }
    const source =
      text === '-' ? await readSourceOf('-', '--args') : await readReference(text, '--args');
    if (source !== undefined) mergeObject(source, '--args');
  }

  async function readReference(text: string, name: string): Promise<string | undefined> {
    return text.startsWith('@') ? readSourceOf(text.slice(1), name) : text;
  }

  async function readSourceOf(source: string, name: string): Promise<string | undefined> {
    try {
      return await readSource(source);
    } catch (error) {
      problems.push(`${name} cannot be read: ${(error as Error).message}.`);
      return undefined;
    }
  }

  function mergeObject(text: string, name: string): void {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        Object.assign(base, value);
      } else problems.push(`${name} is not a JSON object.`);
    } catch (error) {
      problems.push(`${name} is not JSON: ${(error as Error).message}.`);
    }
  }

  function putText(option: string, found: FoundPath, text: string): void {
    const coerced = coerceText(text, found.shape, schema);
    if ('problem' in coerced) {
      const end = coerced.problem.endsWith('?') ? '' : '.';
      problems.push(`${option} ${coerced.problem}${end}`);
    } else put(option, found, coerced.value);
  }

  function put(option: string, { segments, shape: valueShape }: FoundPath, value: unknown): void {
    const key = JSON.stringify(segments);
    if (!given.has(key)) {
      given.add(key);
      putValue(parameters, segments, value);
    } else if (valueShape.types.has('array') && Array.isArray(value)) {
      const before = segments.reduce<unknown>(
        (inside, segment) => (inside as Record<string | number, unknown>)[segment],
        parameters,
      );
      putValue(parameters, segments, [...(Array.isArray(before) ? before : [before]), ...value]);
    } else {
      problems.push(`${option} is given twice, and it is not a list.`);
    }
  }

  function takeForeign(option: string, word: string): void {
    foreign.push(word);
    if (isForeign(option) !== 'value' || word !== option) return;
    const value = words[position];
    if (value !== undefined) foreign.push(value);
    position += 1;
  }

  function describeUnknown(option: string): string {
    const isFlag = option.startsWith('--');
    const names = Object.keys(shape.properties);
    const nearest = nearestName(option.replace(/^--/, ''), [
      ...names,
      ...names.map((name) => flagName(name).slice(2)),
    ]);
    const known = names.length === 0 ? ' It takes none.' : '';
    const suggestion =
      nearest === undefined ? known : ` Did you mean ${isFlag ? flagName(nearest) : nearest}?`;
    return `The tool has no parameter ${option}.${suggestion}`;
  }
}

/** Objects are merged, so that `--args` may hold the rest of what `--a.b` begins; all else is replaced. */
function mergeValues(base: unknown, value: unknown): unknown {
  const areObjects = [base, value].every(
    (part) => typeof part === 'object' && part !== null && !Array.isArray(part),
  );
  return areObjects ? { ...(base as object), ...(value as object) } : value;
}
