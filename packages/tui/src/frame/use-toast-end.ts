import { useEffect } from 'react';
import type { Session } from '../session/session.js';
import type { Toast } from '../view/toast.js';

/** Milliseconds: what went wrong is read twice. */
const durations: Readonly<Record<Toast['tone'], number>> = {
  success: 3000,
  warning: 4000,
  danger: 8000,
};

/** Takes a toast away when it has been read. */
export function useToastEnd(toast: Toast | null, { session }: { session: Session }): void {
  useEffect(() => {
    if (toast === null) return undefined;
    const { number, tone } = toast;
    const timer = setTimeout(
      () => session.perform({ type: 'toast-gone', number }),
      durations[tone],
    );
    return () => clearTimeout(timer);
  }, [toast, session]);
}
