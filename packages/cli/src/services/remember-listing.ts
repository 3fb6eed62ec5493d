import type { CommandContext } from '../commands/command.js';
import type { ListedService } from '../state/create-state-store.js';

/**
 * Remembers what is shown as numbered rows, for `connect 1`. What somebody has not seen is no listing of
 * theirs: a JSON document goes to a program, and nothing found leaves what was listed before on the screen.
 */
export async function rememberListing(
  { output, state }: Pick<CommandContext, 'output' | 'state'>,
  services: readonly ListedService[],
): Promise<void> {
  if (!output.json && services.length > 0) await state.setLastListing(services);
}
