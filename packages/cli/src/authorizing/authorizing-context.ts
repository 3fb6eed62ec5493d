import type { CommandContext } from '../commands/command.js';

/** What is needed to have somebody agree to the use of a service. */
export type AuthorizingContext = Pick<CommandContext, 'io' | 'output' | 'program'> & {
  readonly options: {
    readonly 'no-input'?: boolean | undefined;
    readonly 'no-browser'?: boolean | undefined;
    readonly yes?: boolean | undefined;
  };
};
