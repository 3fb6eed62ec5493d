import type { CommandLineIo } from '../io/command-line-io.js';
import { usageError } from '../options/usage-error.js';
import { isData, type OutputFormat } from './output-format.js';

/** What was asked for of the output. */
export interface OutputOptions {
  readonly format: OutputFormat;
  /** Members that documents are cut down to, by their paths. */
  readonly fields: readonly string[] | undefined;
  /** The part of a document that is printed. */
  readonly select: string | undefined;
}

export const plainOutput: OutputOptions = { format: 'text', fields: undefined, select: undefined };

/**
 * The options of the output, as values of the command line say; where they do not, the setting `format`
 * does, which is `NANDA_FORMAT`.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function readOutputOptions(
  values: Readonly<Record<string, unknown>>,
  { env }: Pick<CommandLineIo, 'env'>,
): OutputOptions {
  const { json, format, fields, select } = values as {
    json?: boolean;
    format?: OutputFormat;
    fields?: string;
    select?: string;
  };
  if (json === true && format !== undefined && format !== 'json') {
    throw usageError(`--json and -o ${format} are two formats.`);
  }
  const wantsData = json === true || fields !== undefined || select !== undefined;
  const chosen = format ?? (wantsData || env['NANDA_FORMAT'] === 'json' ? 'json' : 'text');
  if ((fields !== undefined || select !== undefined) && !isData(chosen)) {
    throw usageError(`-o ${chosen} has no members to choose from.`);
  }
  return {
    format: chosen,
    fields: fields?.split(',').filter((name) => name !== ''),
    select,
  };
}
