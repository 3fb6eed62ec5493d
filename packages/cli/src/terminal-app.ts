// The terminal app, built into a file of its own that only `interactive` loads.
export { runInteractive } from '@nanda/tui';
