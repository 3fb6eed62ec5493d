/** How one cell of a terminal looks. Colours are `#rrggbb`; undefined is the terminal's own. */
export interface CellStyle {
  readonly foreground: string | undefined;
  readonly background: string | undefined;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isUnderlined: boolean;
  readonly isInverse: boolean;
}

/** One place on the screen. */
export interface Cell {
  /** One character that takes one column. */
  readonly character: string;
  readonly style: CellStyle;
}
