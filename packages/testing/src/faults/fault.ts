import type { Breakage } from './breakages.js';
import type { Burst } from './bursts.js';
import type { StreamDrop } from './drop-stream.js';
import type { Endless } from './endless.js';
import type { SessionLoss } from './forget-session.js';
import type { Garbage } from './garbage.js';
import type { ListingFault } from './listings.js';
import type { OddResult } from './odd-results.js';
import type { Redirect } from './redirects.js';
import type { Refusal } from './refusals.js';
import type { StandingStreamFault } from './standing-streams.js';
import type { Stray } from './strays.js';

/** What goes wrong, and the facts that this kind of wrong needs. Each is described where it is typed. */
export type Fault =
  | Breakage
  | Burst
  | Endless
  | Garbage
  | ListingFault
  | OddResult
  | Redirect
  | Refusal
  | SessionLoss
  | StandingStreamFault
  | Stray
  | StreamDrop;
