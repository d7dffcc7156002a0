import { take } from '@paystop/api-client';
import { formatInstant, mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDesk } from '../data/desk';
import { useWho } from '../data/who';
import { FailureAlert } from '../parts/failure-alert';

const LATEST_SHOWN = 30;
const MOST_ROWS = 200;
const MOST_PAGES = 10;

/** The case's audit entries on its own page, for who may read them; the whole chain is verified on the audit page. */
export function AuditPart({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const who = useWho();
  const reading = useQuery({
    queryKey: ['case', caseId, 'audit'], enabled: mayCall(person, 'auditList'),
    queryFn: async ({ signal }) => {
      const entries = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer: Awaited<ReturnType<typeof readPage>> = await readPage(cursor, signal);
        entries.push(...answer.items);
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
      return entries.sort((a, b) => b.seq - a.seq);
    },
  });
  function readPage(cursor: string | null, signal: AbortSignal) {
    return take(api.GET('/api/v1/audit', { signal, params: { query: { caseId, limit: MOST_ROWS, ...(cursor === null ? {} : { cursor }) } } }));
  }
  if (!mayCall(person, 'auditList')) return null;
  return (
    <section className="panel" aria-labelledby="audit-title">
      <div className="panel-head"><h2 id="audit-title">{t('case.audit_entries')}</h2><Link to={`/audit?caseId=${caseId}`}>{t('audit.verify')}</Link></div>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      <ol className="timeline">
        {(reading.data ?? []).slice(0, LATEST_SHOWN).map((entry) => (
          <li key={entry.seq}><time dateTime={entry.at}>{formatInstant(entry.at)}</time><b>{t(`event.${entry.action}`, { defaultValue: entry.action })}</b><span>{entry.subject} <code className="long-id">{entry.hash.slice(0, 16)}…</code></span><small>{who(entry.actor)} · {t(`word.role.${entry.role}`, { defaultValue: entry.role })}</small></li>
        ))}
      </ol>
    </section>
  );
}
