/** Where somebody is in a list: which row, what is scrolled off, what is filtered. */
export interface ListState {
  /** The row that the cursor is on, from 0, in the rows that the filter leaves. */
  cursor: number;
  /** The first row that is shown. */
  offset: number;
  /** Only rows that match it are shown; '' for all. */
  filter: string;
  /** True while the filter is being typed. */
  isFiltering: boolean;
  /** True from when an old filter is opened again until a key changes it: what is typed then takes its place. */
  isOldFilter: boolean;
}
