import type { LiveConnection } from '../live-connection.js';
import { pinTool } from './pin-tool.js';

/** Pins the tools as they are now. */
export function acceptTools(live: LiveConnection): void {
  live.pins = live.tools.map(pinTool);
  live.toolChanges = new Map();
}
