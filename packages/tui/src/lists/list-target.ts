/** Where somebody goes in rows; a number is a row, from 0. */
export type ListTarget =
  | 'next'
  | 'previous'
  | 'half-page-down'
  | 'half-page-up'
  | 'page-down'
  | 'page-up'
  | 'first'
  | 'last'
  | number;
