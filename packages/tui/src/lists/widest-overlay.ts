/** Columns of a list that lies over the panes, with its border. */
export const widestOverlay = 96;
