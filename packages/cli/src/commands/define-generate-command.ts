import { describeTarget } from '../generate/describe-target.js';
import type { GenerateInput } from '../generate/generate-input.js';
import { generatedHeader } from '../generate/generated-header.js';
import { writeGenerated } from '../generate/write-generated.js';
import { usageError } from '../options/usage-error.js';
import type { Command, CommandExample } from './command.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export interface GenerateCommand {
  /** As it is typed after `gen`. */
  readonly kind: 'types' | 'client' | 'cli' | 'openapi' | 'skill';
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly notes: readonly string[];
  /** Whether what is made is about one service. @default false */
  readonly takesOne?: boolean;
  /** Whether it is a program. @default false */
  readonly isExecutable?: boolean;
  /** Whether it is a JSON document. @default false */
  readonly isDocument?: boolean;
  readonly generate: (input: GenerateInput) => Promise<string> | string;
}

/** A command that makes a text of the tools of services. */
export function defineGenerateCommand({
  kind,
  summary,
  examples,
  notes,
  takesOne = false,
  isExecutable = false,
  isDocument = false,
  generate,
}: GenerateCommand): Command {
  return defineCommand({
    summary,
    arguments: [
      {
        name: 'service',
        summary: 'A connection (id, name), or a service (id, name, row of the last listing)',
        required: true,
        ...(!takesOne && { many: true }),
      },
    ],
    examples,
    options: {
      tools: {
        kind: 'text',
        many: true,
        value: 'GLOB',
        summary: "Only these tools: 'get_*', '!*_all'",
      },
      check: { kind: 'flag', summary: 'Write nothing; exit 1 where the file of --output differs' },
      ...proxyOptions,
      output: { ...proxyOptions.output, summary: 'Write it there, where it differs' },
    },
    writesOutput: true,
    notes: [
      ...notes,
      'The same tools give the same bytes. Names and descriptions are the service’s own words: they stand in it as data.',
    ],
    async run(context) {
      const { options, positionals } = context;
      const globs = (options.tools ?? [])
        .flatMap((text) => text.split(','))
        .filter((glob) => glob !== '');
      if (options.check === true && options.output === undefined) {
        throw usageError('--check needs the file to compare with: --output FILE');
      }
      const services = [];
      // One after the other: each may have to start a program.
      for (const typed of new Set(positionals)) {
        services.push(await describeTarget(typed, { context, globs }));
      }
      // A row of a listing means something else tomorrow.
      const names = services.map(({ id, alias }) => alias ?? id);
      const text = await generate({ services, header: generatedHeader({ kind, names, globs }) });
      return writeGenerated(text, {
        context,
        file: options.output,
        isCheck: options.check === true,
        isExecutable,
        isDocument,
        tools: services.reduce((sum, { tools }) => sum + tools.length, 0),
      });
    },
  });
}
