import { quoteMarked } from './quote-marked.js';

/** What {@link commandLine} puts behind a command. */
export interface CommandLineOptions {
  /** Options of ours; one without a value is a flag, one whose value is undefined is left out. */
  options?: readonly (readonly [name: string, value?: string | undefined] | undefined)[];
  /** What is meant by its place. */
  words?: readonly string[];
  /** What follows as it is: the arguments of a tool. */
  rest?: readonly string[];
}

/**
 * A command of `nanda` as a line for a shell. No word can be taken for an option, nor the value of an option for
 * another one.
 */
export function commandLine(
  command: string,
  { options = [], words = [], rest = [] }: CommandLineOptions = {},
): string {
  const given = options.flatMap((option) => {
    if (option === undefined) return [];
    const [name, value] = option;
    if (value === undefined) return option.length === 1 ? [name] : [];
    return value.startsWith('-') && name.startsWith('--') ? [`${name}=${value}`] : [name, value];
  });
  const dashes = words.some((word) => word.startsWith('-')) ? ['--'] : [];
  return [`nanda ${command}`, ...[...given, ...dashes, ...words, ...rest].map(quoteMarked)].join(
    ' ',
  );
}
