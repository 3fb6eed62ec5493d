import { findPath, propertyOfWord, schemaValues, shapeOf, toolFlags } from '@nanda/terminal';
import type { ToolFlag, ValueShape } from '@nanda/terminal';
import type { Offer } from './offer.js';
import type { Proposal } from './proposal.js';
import type { TypedWords } from './read-typed-words.js';
import { rememberBy } from './remember-by.js';

/** The shape and the flags of a schema, which a stranger may have made as long as he likes. */
const readSchema = rememberBy((schema: object) => {
  const shape = shapeOf(schema, schema);
  return { shape, flags: toolFlags(shape, { root: schema, typed: '' }) };
});

/** What could stand behind the name of a tool: its flags, the required ones first, and the values that its schema names. */
export function offerArguments({ words, typed }: TypedWords, schema: object): Offer | null {
  const { text, start } = typed;
  // A whole object, or a call in brackets, is written by hand.
  if ([...words, typed].some((word) => /^[{(]/u.test(word.text))) return null;
  const { shape, flags } = readSchema(schema);
  const last = words.some((word) => word.text === '--') ? undefined : words.at(-1)?.text;
  const asked = /^--([^=]+)$/u.exec(last ?? '')?.[1];
  const waiting = asked === undefined ? undefined : findPath(asked, { shape, root: schema })?.shape;
  // A flag that is only true or false takes no word.
  if (waiting !== undefined && !isFlag(waiting)) {
    return { start, typed: text, proposals: values(waiting), isWanted: true };
  }
  const [prefix, dashes, name = '', colon] = /^(--)?([^-=:@{][^=:]*)(:?)=/u.exec(text) ?? [];
  if (prefix !== undefined) {
    const found = findPath(name, { shape, root: schema });
    if (found === undefined || (dashes !== undefined && colon === ':')) return null;
    const proposals = values(found.shape, { prefix, isJson: colon === ':' });
    return { start, typed: text, proposals, isWanted: true };
  }
  const given = new Set(words.flatMap((word) => propertyOfWord(word.text, shape) ?? []));
  const within = text.includes('.') ? toolFlags(shape, { root: schema, typed: text }) : flags;
  const open = within.filter(
    ({ property, isList, path }) => isList || path !== property || !given.has(property),
  );
  const proposals = open.flatMap((flag) => spellings(flag, text));
  const isWanted = open.some(({ isRequired, property }) => isRequired && !given.has(property));
  return { start, typed: text, proposals, isWanted };
}

function values(
  shape: ValueShape,
  { prefix = '', isJson = false }: { prefix?: string; isJson?: boolean } = {},
): readonly Proposal[] {
  return schemaValues(shape, { isJson }).map(({ value, isDefault }) => ({
    value: prefix + value,
    kind: shape.choices === undefined ? typeOf(shape) : 'choice',
    description: isDefault ? 'default' : '',
  }));
}

/** A flag that is on by itself is only of use where it is denied; else the denial is for who begins to type it. */
function spellings({ flags, shape, text }: ToolFlag, typed: string): readonly Proposal[] {
  const shown = typed.replace(/^-+/u, '') === '' ? [flags[shape.default === true ? 1 : 0]] : flags;
  return shown.flatMap((value) =>
    value === undefined ? [] : [{ value, kind: typeOf(shape), description: text ?? '' }],
  );
}

function isFlag({ types }: ValueShape): boolean {
  return types.size === 1 && types.has('boolean');
}

function typeOf({ types, choices }: ValueShape): string {
  const names = [...types].filter((type) => type !== 'null');
  if (names.length > 0) return names.join('|');
  return choices === undefined ? 'any' : 'choice';
}
