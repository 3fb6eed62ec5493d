import type { Connection } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import type { CliError } from '../errors/cli-error.js';
import type { ProgressDisplay } from '../execution/progress-display.js';
import type { Output } from '../output/output.js';
import { canAsk } from '../prompts/can-ask.js';
import { challengeOf } from '../services/challenge-of.js';
import { explainChallenge } from '../services/explain-challenge.js';
import { authorizeService } from './authorize-service.js';

export interface LetInOptions {
  readonly context: Pick<CommandContext, 'client' | 'io' | 'program'>;
  readonly connection: { readonly id: string; readonly label: string };
  /** Those of the command line, wherever they stood. */
  readonly typed: { readonly 'no-input'?: boolean | undefined };
  readonly output: Output;
  /** Shown at the time. @default none */
  readonly display?: ProgressDisplay | undefined;
}

/**
 * Where a service wants more than it was shown, or has let somebody in for a time that is over: returns once the user has agreed to it at
 * the terminal.
 *
 * @throws CliError the refusal, with the way to be let in, where nobody can be asked
 */
export async function letIn(
  refusal: CliError,
  { context, connection, typed, output, display }: LetInOptions,
): Promise<void> {
  const { io, program } = context;
  const challenge = challengeOf(refusal);
  if (challenge === undefined) throw refusal;
  const client = await context.client();
  const serviceId = await client
    .call<Connection>('connections.get', { params: { connectionId: connection.id } })
    .then(
      ({ data }) => data.serviceId,
      // It may be closed by now, which the call has told already.
      () => connection.label,
    );
  const isAgreed = challenge.kind === 'oauth2' && challenge.fields.length === 0;
  if (!isAgreed) {
    throw explainChallenge(refusal, { challenge, hasGiven: false, label: serviceId, program });
  }
  const release = display?.hold();
  try {
    if (canAsk({ io, options: typed }))
      output.note(output.cleanNote(oneLine(refusal.message, 400)));
    await authorizeService(
      {
        client,
        serviceId,
        label: connection.label,
        request: { scope: challenge.scope },
        details: refusal.details,
        next: 'and make the same call again once you have agreed.',
      },
      // To run a tool without being asked is no leave to open pages.
      { io, output, program, options: { 'no-input': typed['no-input'] } },
    );
  } finally {
    release?.();
  }
}
