import { createContext } from 'react';

/** Tells the time of day, in milliseconds of the epoch: for how long ago something was. A test sets its own. */
export const TodayContext = createContext<() => number>(Date.now);
