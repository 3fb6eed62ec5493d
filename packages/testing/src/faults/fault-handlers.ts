import { breakages } from './breakages.js';
import { bursts } from './bursts.js';
import { dropStream } from './drop-stream.js';
import { endless } from './endless.js';
import type { FaultHandlers } from './fault-handler.js';
import type { Fault } from './fault.js';
import { forgetSession } from './forget-session.js';
import { garbage } from './garbage.js';
import { listings } from './listings.js';
import { oddResults } from './odd-results.js';
import { redirects } from './redirects.js';
import { refusals } from './refusals.js';
import { standingStreams } from './standing-streams.js';
import { strays } from './strays.js';

/** How every fault acts. */
export const faultHandlers: FaultHandlers<Fault> = {
  ...breakages,
  ...bursts,
  ...dropStream,
  ...endless,
  ...forgetSession,
  ...garbage,
  ...listings,
  ...oddResults,
  ...redirects,
  ...refusals,
  ...standingStreams,
  ...strays,
};
