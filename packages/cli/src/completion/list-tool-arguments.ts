import type { ToolDefinition } from '@nanda/protocol';
import {
  findPath,
  findProperty,
  parametersOfUser,
  propertyOfWord,
  schemaValues,
  shapeOf,
  toolFlags,
  type ValueShape,
} from '@nanda/terminal';
import { lateToolOptions } from '../execution/tool-options.js';
import type { OptionTable } from '../options/option-table.js';
import type { Candidate } from './candidate.js';
import { listFiles } from './list-files.js';
import { listOptions } from './list-options.js';
import { listValues } from './list-values.js';

const lateOptions: OptionTable = lateToolOptions;

export interface ListToolArgumentsOptions {
  readonly tool: ToolDefinition;
  /** The words between the tool's name and the cursor. */
  readonly words: readonly string[];
  readonly cwd: string;
}

/** What may stand after a tool's name: its own flags first, in each of the forms that are understood. */
export async function listToolArguments(
  typed: string,
  { tool, words, cwd }: ListToolArgumentsOptions,
): Promise<readonly Candidate[]> {
  const root = parametersOfUser(tool.inputSchema);
  const shape = shapeOf(root, root);
  const isOurs = (name: string) =>
    Object.hasOwn(lateOptions, name) && findProperty(name, shape) === undefined;

  const dashes = words.indexOf('--');
  const last = dashes === -1 ? words.at(-1) : undefined;
  const asked = /^--([^=]+)$/.exec(last ?? '')?.[1];
  if (asked !== undefined) {
    const values = await valuesOf(asked, { typed, prefix: '' });
    if (values !== undefined) return values;
  }
  const [flag, name = ''] = /^--([^=]+)=/.exec(typed) ?? [];
  if (flag !== undefined) {
    const value = typed.slice(flag.length);
    return (await valuesOf(name, { typed: value, prefix: flag })) ?? [];
  }
  const [assignment, key = '', colon = ''] = /^([^-=:@{][^=:]*)(:?)=/.exec(typed) ?? [];
  if (assignment !== undefined) {
    const value = typed.slice(assignment.length);
    if (value.startsWith('@')) return filesAfter(assignment, value);
    const found = findPath(key, { shape, root });
    if (found === undefined) return [];
    return withPrefix(assignment, listChoices(found.shape, { isJson: colon === ':' }));
  }
  const given = new Set(words.flatMap((word) => propertyOfWord(word, shape) ?? []));
  const flags = toolFlags(shape, { root, typed }).filter(
    ({ property, path, isList }) => isList || path !== property || !given.has(property),
  );
  if (typed.startsWith('-') || typed === '') {
    return [
      ...flags.flatMap(({ flags: spellings, text }) =>
        spellings
          // The denial of a flag is only shown to who begins it.
          .filter((spelling, index) => index === 0 || typed.startsWith('--no'))
          .map((spelling) => ({ value: spelling, text })),
      ),
      ...(typed === '' ? [] : ownOptions()),
    ];
  }
  if (typed.startsWith('@')) return [];
  return flags.map(({ path, text, isJson }) => ({
    value: `${path}${isJson || typed === `${path}:` ? ':=' : '='}`,
    text,
    isPartial: true,
  }));

  /** Undefined where the option takes no value as a word of its own. */
  async function valuesOf(
    option: string,
    { typed: value, prefix }: { readonly typed: string; readonly prefix: string },
  ): Promise<readonly Candidate[] | undefined> {
    const found = findPath(option, { shape, root });
    if (found !== undefined && (found.isDeclared || !isOurs(option))) {
      const isFlag = found.shape.types.size === 1 && found.shape.types.has('boolean');
      if (isFlag && prefix === '') return undefined;
      return withPrefix(prefix, listChoices(found.shape, { isJson: false }));
    }
    if (option === 'args') return filesAfter(prefix, value.startsWith('@') ? value : '@');
    const definition = lateOptions[option];
    if (definition === undefined || definition.kind === 'flag') return undefined;
    return withPrefix(prefix, await listValues(value, { definition, cwd }));
  }

  async function filesAfter(prefix: string, value: string): Promise<readonly Candidate[]> {
    const files = await listFiles(value.slice(1), { cwd });
    return withPrefix(`${prefix}@`, files);
  }

  function ownOptions(): readonly Candidate[] {
    const names = Object.keys(lateOptions).filter(isOurs);
    const ours = Object.fromEntries(
      names.flatMap((own) => (lateOptions[own] ? [[own, lateOptions[own]]] : [])),
    );
    return [
      ...listOptions(typed, { options: ours, given: {} }),
      { value: '--args', text: 'All arguments: a JSON object, @file, or -' },
    ];
  }
}

function withPrefix(prefix: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.map((one) => ({ ...one, value: prefix + one.value }));
}

/** The values that a schema names, as they are typed. */
function listChoices(
  shape: ValueShape,
  { isJson }: { readonly isJson: boolean },
): readonly Candidate[] {
  return schemaValues(shape, { isJson }).map(({ value, isDefault }) => ({
    value,
    ...(isDefault && { text: 'default' }),
  }));
}
