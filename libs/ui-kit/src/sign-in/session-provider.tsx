import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Person } from './person';
import type { Session, SessionState } from './session';

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => session.state);
}

/** Whoever is, or until a moment ago was, signed in. Only below a screen that shows nothing to others. */
export function usePerson(): Person {
  const state = useSessionState();
  if (state.name !== 'signed_in' && state.name !== 'ended') throw new Error('nobody is signed in here');
  return state.person;
}
