/** The prompt does not have the keys: what is pressed means the panes. */
export const insidePanes = /^(?![^]*esc panes)/;
