/** One line of the session, understood. */
export type Command =
  | { verb: 'search'; query: string }
  | { verb: 'connect'; target: string }
  | { verb: 'tools' }
  | {
      verb: 'call';
      tool: string;
      /** What stands after the tool's name, unread: how it is read depends on the tool's schema. */
      rest: string;
    }
  | { verb: 'disconnect'; target: string }
  | { verb: 'connections' }
  | { verb: 'use'; target: string }
  | { verb: 'help' }
  | { verb: 'clear' }
  | { verb: 'quit' };
