import { take } from '@paystop/api-client';
import { formatMoney, formatShortInstant, mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDesk, type IndicatorRow, type RiskAccountRow } from '../data/desk';
import { useInstitutions } from '../data/institutions';
import type { Decision } from '../decisions/decision';
import { useDecision } from '../decisions/use-decision';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { Tag, type Tone } from '../parts/tag';
import { accountDecisions, indicatorDecisions } from './risk-decisions';

const MOST_ROWS = 200;
const TONES: Readonly<Record<string, Tone>> = { candidate: 'busy', published: 'good', withdrawn: 'calm', expired: 'calm' };

/** What cases have taught: mule accounts of an institution, and what fraudsters use. */
export function RiskPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const { data: institutions } = useInstitutions();
  const { begin, dialog } = useDecision();
  const code = address.get('institution');
  return (
    <>
      <PageHead title={t('risk.title')}>
        <Select
          aria-label={t('queue.institution')} placeholder={t('risk.choose_bank')} allowClear showSearch={{ optionFilterProp: 'label' }} className="filter-select risk-bank" popupMatchSelectWidth={false} value={code}
          options={(institutions ?? []).map((bank) => ({ value: bank.code, label: `${bank.name} ${bank.code}` }))} onChange={(chosen: string | null | undefined) => setAddress(chosen === null || chosen === undefined ? {} : { institution: chosen })}
        />
      </PageHead>
      {code === null ? <Indicators begin={begin} /> : <Accounts code={code} begin={begin} />}
      {dialog}
    </>
  );
}

interface ListProps {
  readonly begin: (decision: Decision) => void;
}

function Accounts({ code, begin }: ListProps & { readonly code: string }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({
    queryKey: ['risk-accounts', code],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/institutions/{code}/risk-accounts', { signal, params: { path: { code }, query: { limit: MOST_ROWS } } }))).items,
  });
  return (
    <RiskTable title={t('risk.accounts')} reading={reading} columns={['account', 'score', 'cases', 'victims', 'amount', 'layers', 'minutes', 'since', 'state', 'do']}>
      {(reading.data ?? []).map((row) => <AccountLine key={row.riskAccountId} row={row} actions={accountDecisions(row, api)} begin={begin} />)}
    </RiskTable>
  );
}

function Indicators({ begin }: ListProps) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({ queryKey: ['indicators'], queryFn: async ({ signal }) => (await take(api.GET('/api/v1/indicators', { signal, params: { query: { limit: MOST_ROWS } } }))).items });
  return (
    <RiskTable title={t('risk.indicators')} reading={reading} columns={['kind', 'value', 'score', 'cases', 'victims', 'amount', 'since', 'last', 'state', 'do']}>
      {(reading.data ?? []).map((row) => <IndicatorLine key={row.indicatorId} row={row} actions={indicatorDecisions(row, api)} begin={begin} />)}
    </RiskTable>
  );
}

interface RiskTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly reading: { readonly isPending: boolean; readonly error: Error | null; readonly refetch: () => Promise<unknown> };
  readonly children: readonly React.ReactNode[];
}

const NUMBERS = new Set(['score', 'cases', 'victims', 'amount', 'minutes']);

function RiskTable({ title, columns, reading, children }: RiskTableProps) {
  const { t } = useTranslation();
  if (reading.error !== null) return <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />;
  if (reading.isPending) return <Loading />;
  return (
    <section className="panel table-scroll" tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      {children.length === 0 ? <p className="nothing">{t('risk.nothing')}</p> : (
        <table className="plain-table">
          <thead><tr>{columns.map((column) => <th key={column} scope="col" className={NUMBERS.has(column) ? 'number' : ''}>{t(`risk.column.${column}`)}</th>)}</tr></thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  );
}

interface LineProps<T> {
  readonly row: T;
  readonly actions: readonly Decision[];
  readonly begin: (decision: Decision) => void;
}

function Actions({ actions, begin }: Omit<LineProps<never>, 'row'>) {
  const { t } = useTranslation();
  const person = usePerson();
  return <td className="actions">{actions.filter(({ operation }) => mayCall(person, operation)).map((decision) => <Button key={decision.text} size="small" onClick={() => begin(decision)}>{t(`decision.${decision.text}.button`)}</Button>)}</td>;
}

function AccountLine({ row, actions, begin }: LineProps<RiskAccountRow>) {
  const { t } = useTranslation();
  return (
    <tr>
      <td><code>{row.account}</code></td><td className="number">{row.score}</td><td className="number">{row.cases}</td><td className="number">{row.victims}</td><td className="number">{formatMoney(row.amount)}</td>
      <td>{row.layers.join(', ')}</td><td className="number">{row.medianMinutesToMoveOn === null ? '–' : row.medianMinutesToMoveOn}</td><td>{formatShortInstant(row.since)}</td>
      <td><Tag tone={TONES[row.state] ?? 'calm'}>{t(`risk.state.${row.state}`)}</Tag></td><Actions actions={actions} begin={begin} />
    </tr>
  );
}

function IndicatorLine({ row, actions, begin }: LineProps<IndicatorRow>) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{t(`word.indicator.${row.kind}`)}</td><td><code>{row.value}</code></td><td className="number">{row.score}</td><td className="number">{row.cases}</td><td className="number">{row.victims}</td><td className="number">{formatMoney(row.amount)}</td>
      <td>{formatShortInstant(row.firstSeenAt)}</td><td>{formatShortInstant(row.lastSeenAt)}</td><td><Tag tone={TONES[row.state] ?? 'calm'}>{t(`risk.state.${row.state}`)}</Tag></td><Actions actions={actions} begin={begin} />
    </tr>
  );
}
