/** The roles of the theme that a detail is drawn with. */
export type DetailRole =
  | 'text'
  | 'muted'
  | 'accent'
  | 'heading'
  | 'success'
  | 'warning'
  | 'danger'
  | 'trust'
  | 'running';

/** One line of a detail, in parts that look alike. Safe to show, and no wider than it was made for. */
export type DetailLine = readonly { readonly text: string; readonly role: DetailRole }[];
