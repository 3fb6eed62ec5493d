import { createHash } from 'node:crypto';
import type { ParameterFault, ToolDefinition } from '@nanda/protocol';
import type { ValidateFunction } from 'ajv';
import { isObject } from '../../is-object.js';
import type { Logger } from '../../logger.js';
import { proofArgument } from '../../evm/proof-argument.js';
import { reasonOf } from '../../reason-of.js';
import { compileSchema } from './compile-schema.js';
import { describeFault } from './describe-fault.js';
import { gatherChoices } from './gather-choices.js';
import { createWorkBudget } from './work-budget.js';

/** What is wrong with the parameters of a call. */
export interface ParameterCheck {
  /** Empty when valid, and when the service's schema itself cannot be read. */
  readonly faults: readonly ParameterFault[];
  /** How many more there are. */
  readonly unreported: number;
}

/** Checks the parameters of a call against the tool's own JSON Schema. */
export interface ParameterValidator {
  check(
    tool: ToolDefinition,
    options: { readonly parameters: Readonly<Record<string, unknown>> },
  ): ParameterCheck;
}

const maxFaults = 20;
/** Characters of JSON; of larger parameters only the first fault is looked for. */
const maxForAllFaults = 16 * 1024;
/** Characters of JSON. A larger schema takes seconds to compile and megabytes to keep. */
const maxSchema = 256 * 1024;
/** Compiled schemas that are kept: how many, and characters of their JSON in all. */
const maxKept = 500;
const maxKeptText = 4 * 1024 * 1024;
/** Half a second of patterns. */
const workUnits = 20_000_000;

const valid: ParameterCheck = { faults: [], unreported: 0 };

interface Compiled {
  readonly size: number;
  /** Both undefined where the schema cannot be read. */
  readonly findFirst: ((value: unknown) => ValidateFunction['errors']) | undefined;
  readonly findAll: ((value: unknown) => ValidateFunction['errors']) | undefined;
}

/** Compiles each schema once, whichever connection its tool belongs to, and keeps those last used. */
export function createParameterValidator({
  logger,
}: {
  readonly logger: Logger;
}): ParameterValidator {
  const kept = new Map<string, Compiled>();
  const budget = createWorkBudget({ units: workUnits });
  let keptText = 0;

  /** The tools of a session stay the same objects from call to call. */
  const seen = new WeakMap<object, WeakRef<Compiled>>();

  function compiledOf(tool: ToolDefinition): Compiled {
    const known = seen.get(tool.inputSchema)?.deref();
    if (known !== undefined) return known;
    const compiled = findCompiled(tool);
    seen.set(tool.inputSchema, new WeakRef(compiled));
    return compiled;
  }

  function findCompiled(tool: ToolDefinition): Compiled {
    const text = JSON.stringify(withoutProofRequired(tool.inputSchema));
    const key = createHash('sha256').update(text).digest('base64');
    const compiled = kept.get(key) ?? compile(text, { tool });
    if (!kept.delete(key)) keptText += compiled.size;
    kept.set(key, compiled);
    for (const [oldest, { size }] of kept) {
      if (kept.size <= maxKept && keptText <= maxKeptText) break;
      kept.delete(oldest);
      keptText -= size;
    }
    return compiled;
  }

  function compile(text: string, { tool }: { readonly tool: ToolDefinition }): Compiled {
    const size = text.length;
    const told = new Set<string>();
    const onUnchecked = (reason: string): void => {
      if (told.has(reason)) return;
      told.add(reason);
      logger.warn('Not all of the parameters of a tool are checked', { tool: tool.name, reason });
    };
    function validatorOf(areAllFaultsWanted: boolean): NonNullable<Compiled['findAll']> {
      const validate = compileSchema(text, { onUnchecked, budget, areAllFaultsWanted });
      return (value) => {
        budget.refill();
        try {
          const isValid: unknown = validate(value);
          return isValid === true ? [] : (validate.errors ?? []);
        } catch (error) {
          // Too deep, or too much work: the service checks it again in any case.
          onUnchecked(reasonOf(error));
          return [];
        } finally {
          // The faults hold on to the parameters.
          validate.errors = null;
        }
      };
    }
    try {
      if (size > maxSchema) throw new Error(`It has more than ${maxSchema} characters.`);
      let findAll: Compiled['findAll'];
      return {
        size,
        findFirst: validatorOf(false),
        findAll: (value) => (findAll ??= validatorOf(true))(value),
      };
    } catch (error) {
      logger.warn('A tool has a schema that cannot be read; its parameters go unchecked', {
        tool: tool.name,
        reason: reasonOf(error),
      });
      return { size: 0, findFirst: undefined, findAll: undefined };
    }
  }

  return {
    check(tool, { parameters }) {
      const { findFirst, findAll } = compiledOf(tool);
      const { [proofArgument]: proof, ...others } = parameters;
      const isDeclared = proof !== undefined && declaresProof(tool);
      const checked = isDeclared ? parameters : others;
      const first = findFirst?.(checked) ?? [];
      if (first.length === 0) return valid;
      const isSmall = JSON.stringify(checked).length <= maxForAllFaults;
      const found = (isSmall && findAll?.(checked)) || first;
      const all = gatherChoices(found.length > 0 ? found : first);
      const faults = all.slice(0, maxFaults).map(describeFault);
      return { faults, unreported: Math.max(all.length - faults.length, 0) };
    },
  };
}

/** That a proof is missing the service says itself, in words by which one can be made. */
function withoutProofRequired(schema: ToolDefinition['inputSchema']): object {
  const { required } = schema;
  if (!Array.isArray(required) || !required.includes(proofArgument)) return schema;
  return { ...schema, required: required.filter((name) => name !== proofArgument) };
}

/** Beside a tool's own parameters it is no reason to refuse a call; among them it is what the tool says that it is. */
function declaresProof({ inputSchema: { properties } }: ToolDefinition): boolean {
  return isObject(properties) && Object.hasOwn(properties, proofArgument);
}
