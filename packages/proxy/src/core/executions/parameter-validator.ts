import type { ParameterFault, ToolDefinition } from '@nanda/protocol';
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Logger } from '../logger.js';

/** Checks the parameters of a call against the tool's own JSON Schema. */
export interface ParameterValidator {
  /** Every fault at once; empty when valid, and when the service's schema itself cannot be read. */
  faults(tool: ToolDefinition, parameters: Readonly<Record<string, unknown>>): ParameterFault[];
}

/**
 * A proof that token-gated services take beside a tool's own parameters, declared in its schema or
 * not. It is passed on untouched and is never a reason to refuse a call.
 */
const proofParameter = '__evmauth';

// The schema is the service's, not ours: its unknown keywords are fine, and nothing in it may change
// the parameters (no defaults, no coercion) or be fetched.
const settings: Options = { strict: false, allErrors: true, logger: false, validateFormats: true };

type Dialect = 'draft-07' | '2019-09' | '2020-12';

/** Compiles each tool's schema once, for as long as somebody holds the tool. */
export function createParameterValidator({
  logger,
}: {
  readonly logger: Logger;
}): ParameterValidator {
  const dialects = new Map<Dialect, Ajv>();
  const compiled = new WeakMap<ToolDefinition, ValidateFunction | 'unreadable'>();

  function validatorOf(tool: ToolDefinition): ValidateFunction | 'unreadable' {
    let validate = compiled.get(tool);
    if (validate === undefined) {
      validate = compile(tool);
      compiled.set(tool, validate);
    }
    return validate;
  }

  function compile(tool: ToolDefinition): ValidateFunction | 'unreadable' {
    const dialect = dialectOf(tool.inputSchema['$schema']);
    const ajv = dialects.get(dialect) ?? createAjv(dialect);
    dialects.set(dialect, ajv);
    // Ajv keeps a schema under its `$id` for ever; two services may use the same one.
    const { $id: _, $schema: __, ...schema } = tool.inputSchema;
    try {
      return ajv.compile(schema);
    } catch (error) {
      logger.warn('A tool has a schema that cannot be read; its parameters go unchecked', {
        tool: tool.name,
        reason: error instanceof Error ? error.message : String(error),
      });
      return 'unreadable';
    }
  }

  return {
    faults(tool, parameters) {
      const validate = validatorOf(tool);
      if (validate === 'unreadable') return [];
      const { [proofParameter]: _, ...checked } = parameters;
      return validate(checked) ? [] : (validate.errors ?? []).map(describeFault);
    },
  };
}

function createAjv(dialect: Dialect): Ajv {
  const create = { 'draft-07': Ajv, '2019-09': Ajv2019, '2020-12': Ajv2020 }[dialect];
  const ajv = new create(settings);
  addFormats.default(ajv);
  return ajv;
}

function dialectOf(schema: unknown): Dialect {
  if (typeof schema !== 'string') return '2020-12';
  if (/draft-0[467]/.test(schema)) return 'draft-07';
  return schema.includes('2019-09') ? '2019-09' : '2020-12';
}

function describeFault(error: ErrorObject): ParameterFault {
  const { params } = error as { params: Record<string, unknown> };
  const missing = params['missingProperty'];
  const unknown = params['additionalProperty'];
  const allowed = params['allowedValues'];
  const detail =
    typeof missing === 'string'
      ? `"${missing}" is required`
      : typeof unknown === 'string'
        ? `"${unknown}" is not a parameter`
        : Array.isArray(allowed)
          ? `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`
          : (error.message ?? 'is not valid');
  return { path: error.instancePath, schemaPath: error.schemaPath, message: detail };
}
