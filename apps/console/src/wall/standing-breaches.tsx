import { take } from '@paystop/api-client';
import { formatMoney } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseRow } from '../data/desk';
import { useInstitutionName } from '../data/institutions';

const MOST_READ = 200;
const MOST_SHOWN = 3;

/** Late and still not stopped: stays on the wall until the bank has answered, also after a reload. Nothing there while nothing is late. */
export function StandingBreaches() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const nameOf = useInstitutionName();
  const reading = useQuery({
    queryKey: ['cases', 'wall-breaches'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/cases', { signal, params: { query: { status: 'open', sla: 'breached', limit: MOST_READ } } }))).items.filter(({ stuckAt }) => stuckAt !== null),
  });
  const late = [...(reading.data ?? [])].sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
  if (late.length === 0) return null;
  return (
    <section className="wall-breaches" aria-label={t('wall.late')}>
      <h2>{t('wall.late_count', { count: late.length })}</h2>
      <ol>
        {late.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.caseId}><b>{row.caseNumber ?? `…${row.caseId.slice(-6)}`}</b> {formatMoney(row.reportedLoss)}{row.stuckAt === null ? '' : ` · ${nameOf(row.stuckAt.institutionCode)} · ${t(`word.state.${row.stuckAt.state}`)}`}</li>
        ))}
      </ol>
    </section>
  );
}

/** The oldest promise that was broken stands first. */
function dueAt({ clocks, reportedAt }: CaseRow): string {
  return clocks.filter(({ state }) => state === 'breached').map((clock) => clock.dueAt).sort()[0] ?? reportedAt;
}
