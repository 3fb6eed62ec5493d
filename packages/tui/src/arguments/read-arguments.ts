import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { JsonSchema } from '@nanda/protocol';
import {
  describeFaults,
  describeSourceError,
  expandHome,
  OpenQuoteError,
  parseToolArguments,
  splitWords,
} from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { splitLeading } from './split-leading.js';

/** {@link readArguments}' second argument. */
export interface ReadArgumentsOptions {
  /** For messages. */
  tool: string;
  /** The tool's input schema. */
  schema: JsonSchema;
  /** What `@file` is relative to. Default: the directory of the process. */
  cwd?: string | undefined;
  /** What the arguments are of, in messages. Default `The tool`. */
  owner?: string | undefined;
  /** What has not been done, in messages. Default: that the tool was not called. */
  refusal?: string | undefined;
  /** Where to look. Default: the tools. */
  hint?: string | undefined;
}

/**
 * Reads what stands after a tool's name into its parameters, by the grammar of the command line.
 *
 * @throws {CommandError} with every problem.
 */
export async function readArguments(
  text: string,
  {
    tool,
    schema,
    cwd = process.cwd(),
    owner,
    refusal = `${tool} was not called`,
    hint = `tools: ${tool}, to see what it takes`,
  }: ReadArgumentsOptions,
): Promise<Record<string, unknown>> {
  const { parameters, problems, needsCheck } = await parseToolArguments(readWords(text), {
    schema,
    ...(owner !== undefined && { owner }),
    readSource: (source) => readSource(source, cwd),
  });
  const all = needsCheck ? [...problems, ...describeFaults(parameters, { schema })] : problems;
  if (all.length === 0) return parameters;
  throw new CommandError(`${refusal}: ${all.join(' ')}`, { hint });
}

async function readSource(source: string, cwd: string): Promise<string> {
  if (source === '-') throw new Error('standard input is what you type here');
  try {
    return await readFile(resolve(cwd, expandHome(source, homedir())), 'utf8');
  } catch (error) {
    throw new Error(describeSourceError(source, error), { cause: error });
  }
}

/** A JSON object is one word, and so is `(…)`. */
function readWords(text: string): string[] {
  const leading = splitLeading(text);
  if (leading !== undefined) return [leading.word, ...readWords(leading.rest)];
  try {
    return splitWords(text);
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    throw new CommandError(error.message, {
      hint: 'close it, or put a backslash before it',
      cause: error,
    });
  }
}
