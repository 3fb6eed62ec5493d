/** What somebody does with the mouse; cells of the screen, counted from 0. */
export type MouseEvent =
  /** The left button, as it goes down. */
  | { readonly type: 'pressed'; readonly column: number; readonly row: number }
  /** One notch of the wheel: 1 is down. */
  | {
      readonly type: 'wheeled';
      readonly by: 1 | -1;
      readonly column: number;
      readonly row: number;
    };
