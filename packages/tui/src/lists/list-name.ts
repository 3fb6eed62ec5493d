/** The lists of the screen. */
export type ListName =
  | 'services'
  | 'facets'
  | 'connections'
  | 'tools'
  | 'history'
  | 'inbox'
  | 'logs'
  | 'transcript'
  | 'palette'
  | 'help';
