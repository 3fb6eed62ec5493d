import { asMembers } from './as-members.js';
import { coerceText } from './coerce-text.js';
import { type ArgumentValues, createArgumentValues } from './create-argument-values.js';
import { describeUnknown } from './describe-unknown.js';
import { findMissing, type Segments } from './find-missing.js';
import { findPath, type FoundPath } from './find-path.js';
import { flagFor } from './flag-for.js';
import { parseExactJson } from './parse-exact-json.js';
import { pathText } from './path-text.js';
import { shapeOf } from './shape-of.js';
import { splitPairs } from './split-pairs.js';
import { splitPath } from './split-path.js';

export interface ParseToolArgumentsOptions {
  /** The tool's `inputSchema`. */
  readonly schema: unknown;
  /** Reads what `@path` names, or standard input for `-`. */
  readonly readSource: (source: string) => Promise<string>;
  /** Whether an option that the schema does not know is somebody else's, and whether it takes the next word as its value. */
  readonly foreign?: (option: string, next: string | undefined) => 'flag' | 'value' | undefined;
  /** What `--args` was given before the words: a JSON object, `@file` or `-`. */
  readonly args?: string | undefined;
  /** Whether the schema decides. Where it does not, names that it does not know and values that it does not allow are guessed. @default true */
  readonly validates?: boolean;
  /** Whose parameters they are, as a problem begins. @default 'The tool' */
  readonly owner?: string;
}

export interface ToolArguments {
  readonly parameters: Record<string, unknown>;
  /** What is wrong, all of it, a sentence each. Empty when the tool may be called. */
  readonly problems: readonly string[];
  /** Options that are not the tool's, as they were typed. */
  readonly foreign: readonly string[];
  /** Whether something is left for `findFaults` to look at: limits in the schema, or values that were JSON already. */
  readonly needsCheck: boolean;
  /** Whether a required parameter is among the problems. */
  readonly isMissing: boolean;
}

interface Given {
  readonly value: unknown;
  readonly isList?: boolean;
  readonly into?: ArgumentValues;
}

const limits =
  /"(?:m(?:in|ax)(?:imum|Length|Items|Properties)|exclusiveM(?:in|ax)imum|multipleOf|pattern|format|uniqueItems)":/;

/**
 * Reads a tool's arguments: `--name value`, `--name=value`, `--flag`, `--no-flag`, `name=value`,
 * `name:=json`, `name=@file`, one JSON object, `-` for one on standard input, `--args JSON|@file|-`,
 * `(name: value, …)`. Typed by the schema.
 */
export async function parseToolArguments(
  words: readonly string[],
  {
    schema,
    readSource,
    foreign: isForeign = () => undefined,
    args,
    validates = true,
    owner = 'The tool',
  }: ParseToolArgumentsOptions,
): Promise<ToolArguments> {
  const shape = shapeOf(schema, schema);
  const root = schema;
  const problems: string[] = [];
  const foreign: string[] = [];
  const values = createArgumentValues();
  // What was given wrongly is not reported as missing too.
  const attempted: string[] = [];
  const needsOneOf = ['anyOf', 'oneOf', 'allOf'].some((key) => key in asMembers(schema));
  let needsCheck = validates && (needsOneOf || limits.test(JSON.stringify(schema) ?? ''));
  let isInputRead = false;
  let position = 0;
  let isAfterDashes = false;

  if (args !== undefined) await mergeSource(args, '--args');
  while (position < words.length) {
    const word = words[position] ?? '';
    position += 1;
    if (word === '--' && !isAfterDashes) isAfterDashes = true;
    else if (word === '-') await mergeSource('-', 'Standard input');
    else if (word.startsWith('--') && word.length > 2) await readOption(word);
    else if (/^-[A-Za-z]$/.test(word) && !isAfterDashes && isForeign(word, words[position]))
      takeForeign(word, word);
    else if (!isAfterDashes && isForeignWithValue(word)) foreign.push(word);
    else if (/^\s*\{/.test(word)) mergeObject(word, 'The JSON object');
    else if (/^\([^]*\)$/.test(word)) readPairs(word.slice(1, -1));
    else await readAssignment(word);
  }

  const { parameters, problems: holes } = values.finish();
  const missing = validates ? findMissing(parameters, { schema, root }) : [];
  const unsaid = missing.filter((path) => !wasAttempted(pathText(path)));
  for (const path of unsaid) {
    problems.push(`${flagFor(path, { shape, root }) ?? pathText(path)} is required.`);
  }
  return {
    parameters,
    problems: [...problems, ...holes],
    foreign,
    needsCheck,
    isMissing: unsaid.length > 0,
  };

  async function readOption(word: string): Promise<void> {
    const equals = word.indexOf('=');
    const option = equals === -1 ? word : word.slice(0, equals);
    const found = findPath(option.slice(2), { shape, root });
    if (found?.isDeclared) return readFound(option, found, equals, word);

    const positive = option.startsWith('--no-') ? option.slice('--no-'.length) : undefined;
    const negated = positive && findPath(positive, { shape, root });
    if (negated && negated.isDeclared && equals === -1 && negated.shape.types.has('boolean')) {
      return putText(option, negated, 'false');
    }
    if (!isAfterDashes && isForeign(option, words[position])) return takeForeign(option, word);
    if (option === '--args' && !isAfterDashes) {
      return readArgs(equals === -1 ? undefined : word.slice(equals + 1));
    }
    if (found !== undefined) return readFound(option, found, equals, word);
    const next = words[position];
    // What follows an unknown option is most likely its value: one problem is enough.
    const isValue = next !== undefined && !/^--.|=/s.test(next);
    if (validates) problems.push(describeUnknown(option, { shape, root, owner }));
    else {
      const text = equals !== -1 ? word.slice(equals + 1) : isValue ? next : 'true';
      putGuess(option, splitPath(option.slice(2)) ?? [option.slice(2)], text);
    }
    if (equals === -1 && isValue) position += 1;
  }

  function readFound(option: string, found: FoundPath, equals: number, word: string): void {
    attempted.push(pathText(found.segments));
    const next = words[position];
    if (equals !== -1) return putText(option, found, word.slice(equals + 1));
    const types = [...found.shape.types].filter((type) => type !== 'null');
    if (types.length === 1 && types[0] === 'boolean') {
      const hasValue =
        next === 'true' || next === 'false' || (next === 'null' && found.shape.types.has('null'));
      if (hasValue) position += 1;
      return putText(option, found, hasValue ? next : 'true');
    }
    if (next === undefined || /^--./s.test(next)) {
      const isFree = types.length === 0 && !found.isDeclared;
      if (isFree || types.includes('boolean')) return putText(option, found, 'true');
      problems.push(`${option} needs a value. One that starts with -- is written ${option}=VALUE.`);
      return;
    }
    position += 1;
    putText(option, found, next);
  }

  async function readAssignment(word: string): Promise<void> {
    const match = /^([^=\s{}]+?)(:?=)([^]*)$/.exec(word);
    if (match === null) {
      problems.push(describeStray(word));
      return;
    }
    const [, name = '', operator, text = ''] = match;
    const found = findPath(name, { shape, root });
    if (found === undefined && validates) {
      problems.push(describeUnknown(name, { shape, root, owner }));
      return;
    }
    const segments = found?.segments ?? splitPath(name) ?? [name];
    attempted.push(pathText(segments));
    const isReference = text.startsWith('@') && !text.startsWith('@@');
    const source = text.startsWith('@@') ? text.slice(1) : await readReference(text, name);
    if (source === undefined) return;
    if (operator === '=') {
      // The line feed at the end of a file is part of a text, and of nothing else.
      const isText = found === undefined || allowsText(found);
      const own = isReference && !isText ? source.trim() : source;
      return found === undefined ? putGuess(name, segments, own) : putText(name, found, own);
    }
    const json = readJson(source, name);
    if (json !== undefined) put(name, segments, { value: json.value });
  }

  /** `(a: 1, b: "x")`: a whole object, of which the values are typed. */
  function readPairs(text: string): void {
    const pairs = splitPairs(text);
    if (typeof pairs === 'string') {
      problems.push(pairs);
      return;
    }
    const into = createArgumentValues();
    for (const { name, text: value, isQuoted } of pairs) {
      const found = findPath(name, { shape, root });
      if (found === undefined && validates) {
        problems.push(describeUnknown(name, { shape, root, owner }));
        continue;
      }
      const segments = found?.segments ?? splitPath(name) ?? [name];
      attempted.push(pathText(segments));
      const isText = isQuoted && (found === undefined || allowsText(found));
      const own = found?.shape ?? shapeOf({}, root);
      const isNull =
        !isQuoted && value === 'null' && (own.types.size === 0 || own.types.has('null'));
      if (isNull) put(name, segments, { value: null, into });
      else if (isText && own.choices === undefined) put(name, segments, { value, into });
      else if (found === undefined) putGuess(name, segments, value, into);
      else putText(name, found, value, into);
    }
    const { parameters: base, problems: wrong } = into.finish();
    problems.push(...wrong);
    values.addBase(base);
  }

  async function readArgs(attached: string | undefined): Promise<void> {
    const text = attached ?? words[position];
    if (attached === undefined) position += 1;
    if (text !== undefined) return mergeSource(text, '--args');
    problems.push('--args needs a value: a JSON object, @file, or - for standard input.');
  }

  async function mergeSource(text: string, name: string): Promise<void> {
    const source = text === '-' ? await readSourceOf('-', name) : await readReference(text, name);
    if (source !== undefined) mergeObject(source, name);
  }

  async function readReference(text: string, name: string): Promise<string | undefined> {
    return text.startsWith('@') ? readSourceOf(text.slice(1), name) : text;
  }

  async function readSourceOf(source: string, name: string): Promise<string | undefined> {
    if (source === '-' && isInputRead) {
      problems.push(`${name} cannot be read: standard input can be read once.`);
      return undefined;
    }
    if (source === '-') isInputRead = true;
    try {
      return await readSource(source);
    } catch (error) {
      problems.push(`${name} cannot be read: ${(error as Error).message.replace(/\.$/, '')}.`);
      return undefined;
    }
  }

  function readJson(text: string, name: string): { readonly value: unknown } | undefined {
    needsCheck = validates;
    try {
      return { value: parseExactJson(text) };
    } catch (error) {
      const { message } = error as Error;
      const isNumber = error instanceof RangeError;
      problems.push(isNumber ? `${name} has ${message}.` : `${name} is not JSON: ${message}.`);
      return undefined;
    }
  }

  function mergeObject(text: string, name: string): void {
    if (text.trim() === '') {
      problems.push(`${name} is empty: it should be a JSON object.`);
      return;
    }
    const json = readJson(text, name);
    if (json === undefined) return;
    const { value } = json;
    if (asMembers(value) === value) values.addBase(value);
    else problems.push(`${name} is not a JSON object.`);
  }

  function putText(option: string, found: FoundPath, text: string, into = values): void {
    const { segments, shape: own } = found;
    const coerced = coerceText(text, own, root);
    if (!('problem' in coerced)) {
      const { value } = coerced;
      // A list or an object was JSON, of which only the outside has been looked at.
      if (typeof value === 'object' && value !== null) needsCheck = validates;
      put(option, segments, { value, isList: own.types.has('array'), into });
    } else if (validates) {
      const ending = coerced.problem.endsWith('?') ? '' : '.';
      problems.push(`${option} ${coerced.problem}${ending}`);
    } else putGuess(option, segments, text, into);
  }

  function putGuess(option: string, segments: Segments, text: string, into = values): void {
    const coerced = coerceText(text, shapeOf({}, root), root);
    const value = 'value' in coerced ? coerced.value : text;
    put(option, segments, { value, isList: true, into });
  }

  function put(option: string, segments: Segments, given: Given): void {
    const { value, isList = false, into = values } = given;
    if (into.put(segments, { value, isList })) return;
    problems.push(`${option} is given twice, and it is not a list.`);
  }

  function takeForeign(option: string, word: string): void {
    foreign.push(word);
    if (isForeign(option, words[position]) !== 'value' || word !== option) return;
    const value = words[position];
    if (value !== undefined) foreign.push(value);
    position += 1;
  }

  /** `-ojson`: one letter that takes a value, and the value. */
  function isForeignWithValue(word: string): boolean {
    return /^-[A-Za-z]./.test(word) && isForeign(word.slice(0, 2), undefined) === 'value';
  }

  /** Whether it, or what it is a part of or made of, was given and could not be read. */
  function wasAttempted(path: string): boolean {
    return attempted.some(
      (given) => given === path || given.startsWith(`${path}.`) || given.startsWith(`${path}[`),
    );
  }

  function describeStray(word: string): string {
    const [only, ...others] = shape.required;
    const isValue = !word.startsWith('-') && only !== undefined && others.length === 0;
    const flag = isValue && flagFor([only], { shape, root });
    const example = flag ? `${flag} ${/[\s"']/.test(word) ? 'VALUE' : word}` : '--name value';
    const isShort = word.startsWith('-') && findPath(word.slice(1), { shape, root }) !== undefined;
    const form = isShort ? `-${word}` : example;
    return `"${word}" is no argument: write ${form}, name=value or a JSON object.`;
  }
}

/** Whether a value may be text, so that it is left as it is. */
function allowsText({ shape: { types } }: FoundPath): boolean {
  return types.size === 0 || types.has('string');
}
