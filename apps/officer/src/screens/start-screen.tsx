import { useSession, useSessionState } from '@paystop/ui-kit';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox, useServices } from '../app/services';
import type { LastPersonRow } from '../outbox/phone-database';

/** Before anybody is signed in: no data of anyone, only how many wait. */
export function StartScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const state = useSessionState();
  const { ofOthers } = useOutbox();
  const last = useLastPerson();
  const isOut = state.name === 'unavailable';
  return (
    <main className="page start">
      <h1>{t('title')}</h1>
      <p>{t('start.purpose')}</p>
      {isOut ? <p role="status">{t('start.offline')}</p> : null}
      {state.name === 'signed_out' ? <p>{t('start.welcome')}</p> : null}
      {isOut && last !== undefined ? <p>{t('start.last', { name: last.name, unit: last.unit })}</p> : null}
      {ofOthers === 0 ? null : <p>{t('start.waiting', { count: ofOthers })}</p>}
      {state.name === 'starting'
        ? <p role="status">{t('session.starting')}</p>
        : <button type="button" className="primary big" onClick={() => void (isOut ? session.start() : session.signIn())}>{t(isOut ? 'way_on.retry' : 'session.sign_in')}</button>}
    </main>
  );
}

function useLastPerson(): LastPersonRow | undefined {
  const { database } = useServices();
  const [last, setLast] = useState<LastPersonRow>();
  useEffect(() => {
    database.people.get('last').then(setLast, () => undefined);
  }, [database]);
  return last;
}
