import { formatInstant, mayCall, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseView } from '../data/desk';
import { Countdown } from '../parts/countdown';

/** What runs in the background of a case: its timers, its requests, and where the audit chain is read. */
export function CaseAside({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const person = usePerson();
  const timers = view.timers.filter(({ firedAt }) => firedAt === null).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return (
    <aside className="case-aside" aria-label={t('case.aside')}>
      <section className="panel">
        <h2>{t('case.timers')}</h2>
        {timers.length === 0 ? <p>{t('case.no_timers')}</p> : (
          <ul className="timers">{timers.map(({ timerId, kind, dueAt }) => <li key={timerId}>{t(`timer.${kind}`, { defaultValue: kind })} <Countdown dueAt={dueAt} /><small>{formatInstant(dueAt)}</small></li>)}</ul>
        )}
      </section>
      <section className="panel">
        <h2>{t('case.requests', { count: view.requests.length })}</h2>
        <ul className="timers">{view.requests.map((requestId) => <li key={requestId}><code className="long-id">{requestId}</code></li>)}</ul>
      </section>
      {mayCall(person, 'auditList') ? <p><Link to={`/audit?caseId=${view.caseId}`}>{t('case.audit')}</Link></p> : null}
    </aside>
  );
}
