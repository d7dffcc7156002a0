import { take } from '@paystop/api-client';
import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useDesk } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { Countdown } from '../parts/countdown';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { StateTag } from '../parts/state-tag';

/** The warnings before a hold ends (policy `hold.warnBefore`), and all that stand. */
const WITHIN = ['PT1H', 'PT4H', 'PT12H', 'PT48H'] as const;
const MOST_ROWS = 200;
const TWELVE_HOURS_MS = 43_200_000;

/** Holds by their end: each must become a freeze, be extended once or be let go before. */
export function HoldsPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const nameOf = useInstitutionName();
  const [address, setAddress] = useSearchParams();
  const within = WITHIN.find((each) => each === address.get('within')) ?? 'PT12H';
  const reading = useQuery({
    queryKey: ['holds', within],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/holds', { signal, params: { query: { expiringWithin: within, limit: MOST_ROWS } } }))).items,
  });
  return (
    <>
      <PageHead title={t('holds.title')} reading={reading} />
      <div className="filter-bar"><div className="view-switch" role="group" aria-label={t('holds.within')}>{WITHIN.map((each) => <Button key={each} size="small" type={each === within ? 'primary' : 'default'} aria-pressed={each === within} onClick={() => setAddress({ within: each })}>{t(`holds.${each}`)}</Button>)}</div></div>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : reading.data.length === 0 ? <p className="nothing">{t('holds.nothing')}</p> : (
        <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('holds.title')}>
          <table className="plain-table">
            <thead><tr>{['left', 'case', 'institution', 'account', 'state', 'amount', 'placed', 'expires'].map((column) => <th key={column} scope="col" className={column === 'amount' ? 'number' : ''}>{t(`hold.${column}`)}</th>)}</tr></thead>
            <tbody>
              {reading.data.map((hold) => {
                const caseId = String(hold['caseId'] ?? '');
                return (
                  <tr key={hold.holdId}>
                    <td><Countdown dueAt={hold.expiresAt} pressingMs={TWELVE_HOURS_MS} /></td>
                    <td><Link to={`/cases/${caseId}`}>…{caseId.slice(-8)}</Link></td>
                    <td>{nameOf(hold.institutionCode)}</td>
                    <td><code>{hold.account}</code></td>
                    <td><StateTag group="hold_state" state={hold.state} /></td>
                    <td className="number">{formatMoney(hold.amount)}</td>
                    <td>{formatInstant(hold.placedAt)}</td>
                    <td>{formatInstant(hold.expiresAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
