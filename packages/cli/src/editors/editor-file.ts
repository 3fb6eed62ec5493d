/** A client's file as it was read. */
export interface EditorFile {
  /** As people know it. */
  readonly path: string;
  /** Where it lies, when the path is a link. */
  readonly realPath: string;
  /** Undefined where there is none yet. */
  readonly text: string | undefined;
  /** Its permissions; undefined where there is none yet. */
  readonly mode: number | undefined;
}
