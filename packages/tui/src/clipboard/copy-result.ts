/** What became of a text that was to be copied. */
export interface CopyResult {
  isCopied: boolean;
  /** A sentence to show: by which route, or why by none. Safe to print. */
  message: string;
}
