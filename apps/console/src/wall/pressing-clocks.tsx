import { take } from '@paystop/api-client';
import { formatMoney } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseRow } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { Countdown } from '../parts/countdown';

/** As many as fit while a breach stands above them. */
const MOST_CLOCKS = 8;
const ANY_CLOCK_MINUTES = 1_440;

/** The clocks most at risk, the nearest end on top. */
export function PressingClocks() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const nameOf = useInstitutionName();
  const reading = useQuery({
    queryKey: ['cases', 'wall'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/cases', { signal, params: { query: { minutesLeft: String(ANY_CLOCK_MINUTES), limit: MOST_CLOCKS } } }))).items,
  });
  const rows = reading.data ?? [];
  return (
    <section className={reading.isError ? 'wall-panel wall-old' : 'wall-panel'} aria-label={t('wall.clocks')}>
      <h2>{t('wall.clocks')}</h2>
      {rows.length === 0 ? <p className="wall-calm">{t('wall.no_clocks')}</p> : (
        <table><tbody>{rows.map((row) => <tr key={row.caseId}><td className="wall-clock">{nextDue(row) === undefined ? '–' : <Countdown dueAt={nextDue(row) ?? ''} />}</td><td>{row.caseNumber ?? `…${row.caseId.slice(-6)}`}</td><td className="number">{formatMoney(row.reportedLoss)}</td><td>{row.stuckAt === null ? '' : `${nameOf(row.stuckAt.institutionCode)} · ${t(`word.state.${row.stuckAt.state}`)}`}</td></tr>)}</tbody></table>
      )}
    </section>
  );
}

function nextDue(row: CaseRow): string | undefined {
  return row.clocks.filter(({ state }) => state === 'running' || state === 'at_risk').map(({ dueAt }) => dueAt).sort()[0];
}
