/** One line that a command on this machine, run as a server, wrote to its standard error. */
export interface ServiceLine {
  /** RFC 3339. */
  readonly time: string;
  readonly connectionId: string;
  /** The name of the service. */
  readonly service: string;
  /** Written by the command: untrusted. */
  readonly line: string;
}
