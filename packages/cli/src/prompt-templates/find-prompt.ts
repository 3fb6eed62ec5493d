import type { Prompt } from '@nanda/protocol';
import { nearestName } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import type { ResolvedConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { listOffers } from '../resources/list-offers.js';

/** A prompt of a connection by its name. @throws CliError `NOT_FOUND` with the nearest one */
export async function findPrompt(
  name: string,
  {
    context,
    connection,
  }: {
    readonly context: Pick<CommandContext, 'client' | 'program'>;
    readonly connection: ResolvedConnection;
  },
): Promise<Prompt> {
  const prompts = await listOffers<Prompt>('prompts.list', { context, connection });
  const prompt = prompts.find((one) => one.name === name);
  if (prompt !== undefined) return prompt;
  const names = prompts.map((one) => one.name);
  const nearest = nearestName(name, names);
  throw new CliError('NOT_FOUND', `There is no prompt "${name}" on ${connection.label}.`, {
    details: { prompt: name, prompts: names.slice(0, 50) },
    hint:
      nearest === undefined
        ? `See what there is: ${context.program} prompts list`
        : `Did you mean ${nearest}?`,
  });
}
