/** The connection that commands use when none is named. */
export interface CurrentConnection {
  readonly connectionId: string;
  readonly serviceId: string;
  /** Its own short name, or that of its service. */
  readonly name: string;
  /** Whether others were open when it was chosen: then it is said which one a command uses. @default false */
  readonly hasOthers?: boolean;
}
