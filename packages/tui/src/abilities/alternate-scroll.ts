/**
 * What makes a terminal send arrow keys for the wheel while the alternate screen is on, so that lists
 * scroll by it without the mouse being captured: selecting text works as everywhere.
 *
 * On leaving it is not turned off but put back as it was before: many terminals have it on from the
 * start, and `less` needs it as well.
 */
export const alternateScroll = {
  enter: '\u001b[?1007s\u001b[?1007h',
  leave: '\u001b[?1007r',
} as const;
