import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import type { DescribedService } from './described-service.js';
import { findTarget } from './find-target.js';
import { matchesGlobs } from './matches-globs.js';

/**
 * The service that a word means, for a generator.
 *
 * @param globs Which tools to take; all where there are none.
 * @throws CliError `TOOL_NOT_FOUND` where no tool fits, and what {@link findTarget} throws
 */
export async function describeTarget(
  typed: string,
  {
    context,
    globs,
  }: {
    readonly context: Pick<CommandContext, 'client' | 'state' | 'program'>;
    readonly globs: readonly string[];
  },
): Promise<DescribedService> {
  const { service, tools: listed } = await findTarget(typed, context);
  const byName = new Map(listed.toReversed().map((tool) => [tool.name, tool]));
  const tools = [...byName.values()]
    .filter(({ name }) => matchesGlobs(name, globs))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  if (tools.length === 0 && listed.length > 0) {
    throw new CliError(
      'TOOL_NOT_FOUND',
      `No tool of ${service.name} fits --tools ${globs.join(',')}.`,
      {
        details: { tools: [...byName.keys()].slice(0, 50) },
        hint: 'A * stands for any characters, a leading ! leaves tools out.',
      },
    );
  }
  const name = typed.replace(/^@/, '');
  // A row of a listing and the id of a connection mean something else tomorrow.
  const isName = name !== service.id && !/^(?:\d{1,3}|conn_\w+)$/.test(name);
  return {
    id: service.id,
    name: service.name,
    alias: isName ? name : undefined,
    description: service.description,
    tools,
  };
}
