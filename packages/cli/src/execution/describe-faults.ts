/** What a schema says against values that are there already: loaded only where it says more than types. */
export { describeFaults } from '@nanda/terminal';
