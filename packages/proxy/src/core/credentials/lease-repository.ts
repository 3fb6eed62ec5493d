/** Port: who has the turn for something, of all processes with the same store. */
export interface LeaseRepository {
  /**
   * Takes the turn, or keeps the one that the holder has.
   *
   * @param options.hold milliseconds after which it is free again
   * @returns whether the holder has it now
   */
  take(id: string, options: { readonly holder: string; readonly hold: number }): Promise<boolean>;
  release(id: string, options: { readonly holder: string }): Promise<void>;
}
