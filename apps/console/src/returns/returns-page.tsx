import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ReturnView } from '../data/desk';
import { useReturns } from '../data/lists';
import { useInstitutionName } from '../data/institutions';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { StateTag } from '../parts/state-tag';
import { Deadline } from './deadline';

const STATES: readonly ReturnView['state'][] = ['proposed', 'approved', 'published', 'objected', 'executing', 'partially_completed', 'completed', 'failed', 'rejected', 'computing'];

/** Every return of frozen money, newest first. */
export function ReturnsPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const state = STATES.find((each) => each === address.get('state'));
  const caseId = address.get('caseId');
  const reading = useReturns({ ...(state === undefined ? {} : { state }), ...(caseId === null ? {} : { caseId }) });
  const choose = (next: string | undefined): void => setAddress({ ...(next === undefined ? {} : { state: next }), ...(caseId === null ? {} : { caseId }) });
  return (
    <>
      <PageHead title={t('returns.title')} reading={reading} />
      <div className="filter-bar">
        <div className="view-switch view-switch-wrap" role="group" aria-label={t('hold.state')}>
          <Button size="small" type={state === undefined ? 'primary' : 'default'} aria-pressed={state === undefined} onClick={() => choose(undefined)}>{t('warnings.all')}</Button>
          {STATES.map((each) => <Button key={each} size="small" type={each === state ? 'primary' : 'default'} aria-pressed={each === state} onClick={() => choose(each)}>{t(`word.return_state.${each}`)}</Button>)}
        </div>
      </div>
      <p className="page-note">{t('returns.how')}</p>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : <ReturnsTable rows={reading.data} />}
    </>
  );
}

export function ReturnsTable({ rows }: { readonly rows: readonly ReturnView[] }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  if (rows.length === 0) return <p className="nothing">{t('returns.nothing')}</p>;
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('returns.title')}>
      <table className="plain-table">
        <thead><tr>{['return', 'account', 'state', 'method', 'victims', 'available', 'unallocated', 'proposed', 'deadline'].map((column) => <th key={column} scope="col" className={column === 'available' || column === 'unallocated' || column === 'victims' ? 'number' : ''}>{t(`returns.column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.returnId}>
              <td><Link to={`/returns/${row.returnId}`}>…{row.returnId.slice(-8)}</Link></td>
              <td>{nameOf(String(row['institutionCode'] ?? ''))} <code>{String(row['account'] ?? '')}</code></td>
              <td><StateTag group="return_state" state={row.state} /></td>
              <td>{row.method === null ? '–' : t(`word.return_method.${row.method}`)}</td>
              <td className="number">{row.allocations.length}</td>
              <td className="number">{formatMoney(row.available)}</td>
              <td className="number">{formatMoney(row.unallocated)}</td>
              <td>{typeof row['proposedAt'] === 'string' ? formatInstant(row['proposedAt']) : '–'}</td>
              <td><Deadline shown={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
