/** Where somebody goes in a result; a number is a row, from 0. */
export type ResultMove =
  | 'next'
  | 'previous'
  | 'half-page-down'
  | 'half-page-up'
  | 'page-down'
  | 'page-up'
  | 'first'
  | 'last'
  | number;
