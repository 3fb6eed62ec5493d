import { useContext } from 'react';
import { TodayContext } from './today-context.js';

/** The time of day, in milliseconds of the epoch. The session's own clock knows of no day. */
export function useToday(): number {
  return useContext(TodayContext)();
}
