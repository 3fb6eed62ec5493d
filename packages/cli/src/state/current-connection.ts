/** The connection that commands use when none is named. */
export interface CurrentConnection {
  readonly connectionId: string;
  readonly serviceId: string;
  /** Its own short name, or that of its service. */
  readonly name: string;
}
