/** What is to be connected to, as the proxy is asked for it. */
export interface ConnectTarget {
  /** The id or the name of the service. */
  readonly serviceId: string;
  /** How people know it; it may have a stranger's words in it. */
  readonly label: string;
  /** Set where it is one of the user's own servers: its name there. */
  readonly own?: string;
  /** Whether that is a command on this machine, which can say more of itself: see `logs`. */
  readonly isCommand?: boolean;
  /** How it would be given to `servers add`, as a shell reads it; undefined where secrets are in it. */
  readonly words?: string;
  /** Set where this command has made it one. */
  readonly kept?: {
    /** Whether it is only there since this command. */
    readonly isNew: boolean;
    /** Whether the servers file was written just now, so that the proxy may not have read it yet. */
    readonly isWritten: boolean;
  };
  /** What has been done to get there, to be said. */
  readonly note?: string;
}
