import { ConnectionBanner, type Person, useSession, useSessionState } from '@paystop/ui-kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from './app/queries';
import { usePage, type Page } from './app/router';
import { useServices } from './app/services';
import { BottomBar } from './parts/bottom-bar';
import { SessionEnded } from './parts/session-ended';
import { CaseScreen } from './screens/case-screen';
import { HomeScreen } from './screens/home-screen';
import { MeScreen } from './screens/me-screen';
import { NewStopScreen } from './screens/new-stop-screen';
import { RequestScreen } from './screens/request-screen';
import { StartScreen } from './screens/start-screen';
import { UnitScreen } from './screens/unit-screen';
import { WarningScreen } from './screens/warning-screen';
import { WarningsScreen } from './screens/warnings-screen';

/** Who sees what: nothing without a person, everything of the app with one; a session that ends leaves the screen as it is. */
export function OfficerApp() {
  const state = useSessionState();
  const session = useSession();
  useEffect(() => {
    const again = (): void => {
      if (session.state.name === 'unavailable') void session.start();
    };
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [session]);
  if (state.name !== 'signed_in' && state.name !== 'ended') return <StartScreen />;
  return <SignedIn key={state.person.subject} person={state.person} hasEnded={state.name === 'ended'} />;
}

function SignedIn({ person, hasEnded }: { readonly person: Person; readonly hasEnded: boolean }) {
  const { t } = useTranslation();
  const { live } = useServices();
  const page = usePage();
  useLiveUpdates();
  useEffect(() => {
    if (hasEnded) return undefined;
    live.start();
    return () => live.stop();
  }, [hasEnded, live]);
  if (!person.roles.some((role) => role === 'officer' || role === 'operator')) return <main className="page"><p>{t('start.no_role')}</p></main>;
  return (
    <>
      <ConnectionBanner live={live} />
      {hasEnded ? <SessionEnded /> : null}
      <Screen page={page} person={person} />
      {page.name === 'new' ? null : <BottomBar page={page} />}
    </>
  );
}

function Screen({ page, person }: { readonly page: Page; readonly person: Person }) {
  switch (page.name) {
    case 'home':
      return <HomeScreen />;
    case 'new':
      return <NewStopScreen person={person} />;
    case 'unit':
      return <UnitScreen />;
    case 'warnings':
      return <WarningsScreen />;
    case 'me':
      return <MeScreen person={person} />;
    case 'request':
      return <RequestScreen requestId={page.id} />;
    case 'case':
      return <CaseScreen caseId={page.id} />;
    case 'warning':
      return <WarningScreen warningId={page.id} person={person} />;
  }
}
