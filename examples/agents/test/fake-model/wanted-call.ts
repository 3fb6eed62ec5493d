/** A call that the model asks for: its name and arguments, as a model writes them. */
export interface WantedCall {
  readonly name: string;
  /** A text is sent as it is, for arguments that are no JSON. */
  readonly arguments: Readonly<Record<string, unknown>> | string;
}
