import { _, Ajv, MissingRefError, type KeywordCxt, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { canonicalJson } from '../../canonical-json.js';
import { createLinearPattern, type LinearPattern } from './linear-pattern.js';
import type { WorkBudget } from './work-budget.js';

export interface CompileSchemaOptions {
  /** Told what of the schema is not checked, and why. */
  readonly onUnchecked: (reason: string) => void;
  readonly budget: WorkBudget;
  /** Go on after the first fault. */
  readonly areAllFaultsWanted: boolean;
}

// The schema is the service's, not ours: its unknown keywords are fine, and nothing in it may change
// the parameters (no defaults, no coercion) or be fetched.
const settings: Options = {
  strict: false,
  logger: false,
  meta: false,
  validateSchema: false,
  ownProperties: true,
};

/** What following one reference costs, in steps of a pattern. */
const referenceCost = 10;

/**
 * Compiles a service's schema, given as JSON, in a compiler of its own: Ajv keeps what it has once
 * compiled, and a name that one service gives to a part of its schema must mean nothing to another's.
 *
 * @throws Error where it is no schema
 */
export function compileSchema(text: string, options: CompileSchemaOptions): ValidateFunction {
  // `$async` would turn the answer into a promise that is always true.
  const {
    $id: _id,
    $schema,
    ...schema
  } = JSON.parse(text, (key, value: unknown) =>
    key === '$async' && typeof value === 'boolean' ? undefined : value,
  ) as Record<string, unknown>;
  return createAjv($schema, options).compile(schema);
}

function createAjv(dialect: unknown, options: CompileSchemaOptions): Ajv {
  const { budget, onUnchecked } = options;
  const regExp = (source: string): LinearPattern => {
    const pattern = createLinearPattern(source, { budget });
    if (pattern !== undefined) return pattern;
    onUnchecked('a pattern looks around, refers back or is too large');
    return { test: () => true, toString: () => `/${source}/` };
  };
  const ajv = new (compilerOf(dialect))({
    ...settings,
    allErrors: options.areAllFaultsWanted,
    code: { regExp: Object.assign(regExp, { code: 'linearPattern' }) },
  });
  // The thorough ones, and `url` in both modes, are patterns that go back and forth over long texts.
  addFormats.default(ajv, { mode: 'fast' });
  ajv.addFormat('url', addFormats.default.get('uri', 'fast'));
  compareInLinearTime(ajv, budget);
  for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef']) {
    limitReference(ajv, { ...options, keyword });
  }
  return ajv;
}

function compilerOf(dialect: unknown): typeof Ajv {
  if (typeof dialect !== 'string') return Ajv2020;
  if (/draft-0[467]/.test(dialect)) return Ajv;
  return dialect.includes('2019-09') ? Ajv2019 : Ajv2020;
}

/** Ajv's own compares every item with every other one. */
function compareInLinearTime(ajv: Ajv, { spend }: WorkBudget): void {
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate(mustBeUnique: boolean, items: readonly unknown[]) {
      if (!mustBeUnique) return true;
      const seen = new Set<string>();
      for (const item of items) {
        const text = canonicalJson(item);
        spend(text.length);
        if (seen.has(text)) return false;
        seen.add(text);
      }
      return true;
    },
    error: { message: 'must not have the same item twice' },
  });
}

/** References can double the work with every one that is followed, and can lead out of the schema. */
function limitReference(
  ajv: Ajv,
  { keyword, budget, onUnchecked }: CompileSchemaOptions & { readonly keyword: string },
): void {
  const definition = ajv.getKeyword(keyword);
  if (typeof definition !== 'object' || !('code' in definition)) return;
  const { code, schemaType } = definition;
  ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword,
    schemaType,
    code(context: KeywordCxt) {
      const { gen, it } = context;
      gen.code(_`${gen.scopeValue('func', { ref: budget.spend })}(${referenceCost})`);
      try {
        code(context);
      } catch (error) {
        if (!(error instanceof MissingRefError)) throw error;
        // Nothing is fetched: the rest is checked, and whatever the missing part may allow is allowed.
        onUnchecked('a $ref leads to what the schema does not contain');
        it.props = true;
        it.items = true;
      }
    },
  });
}
