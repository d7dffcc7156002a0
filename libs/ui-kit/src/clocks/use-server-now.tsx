import { ServerClock } from '@paystop/api-client';
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import { Ticker } from './ticker';

const SECOND = 1_000;
const ticker = new Ticker(SECOND);
const ClockContext = createContext<ServerClock>(new ServerClock());

/** @param clock the one that the API client sets by the gateway's answers. */
export function ServerClockProvider({ clock, children }: { readonly clock: ServerClock; readonly children: ReactNode }) {
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** Milliseconds since the epoch at the centre, by the whole second; the component is drawn anew each second. */
export function useServerNow(): number {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(clock.now() / SECOND) * SECOND);
}
