import { take } from '@paystop/api-client';
import { approximateYuan, formatMoney, formatRate, mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type LeagueRow } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { toCsv } from '../parts/csv';
import { FailureAlert } from '../parts/failure-alert';
import { saveCsv } from '../parts/save-file';
import { dayFrom } from '../statistics/use-statistics';

const PERIODS = { today: 0, week: -6, month: -29, year: -364 } as const;
type Period = keyof typeof PERIODS;
const COLUMNS = ['rank', 'institution', 'instructions', 'answered', 'p50', 'p95', 'indeterminate', 'left'] as const;

/** Institutions by how soon they answer, with what stayed unknown and what left after our instruction had arrived. */
export function LeaguePart() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const now = useServerNow();
  const [period, setPeriod] = useState<Period>('month');
  const from = dayFrom(now, PERIODS[period]);
  const reading = useQuery({ queryKey: ['league', from], enabled: mayCall(person, 'readInstitutionLeague'), queryFn: ({ signal }) => take(api.GET('/api/v1/statistics/institutions', { signal, params: { query: { from } } })) });
  if (!mayCall(person, 'readInstitutionLeague')) return null;
  const rows = reading.data?.rows ?? [];
  const save = (): void => saveCsv(`paystop-league-${from}.csv`, toCsv(COLUMNS.map((column) => t(`league.column.${column}`)), rows.map((row) => [row.rank, nameOf(row.institutionCode), row.instructions, row.answered.rate, row.answerSeconds.p50, row.answerSeconds.p95, row.indeterminate.rate, approximateYuan(row.leftAfterArrival.amount)])));
  return (
    <section className="panel" aria-labelledby="league-title">
      <div className="panel-head">
        <h2 id="league-title">{t('league.title')}</h2>
        <div className="view-switch" role="group" aria-label={t('statistics.period')}>{(Object.keys(PERIODS) as Period[]).map((each) => <Button key={each} size="small" type={each === period ? 'primary' : 'default'} aria-pressed={each === period} onClick={() => setPeriod(each)}>{t(`statistics.${each}`)}</Button>)}<Button size="small" onClick={save}>CSV</Button></div>
      </div>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {rows.length === 0 ? <p className="nothing-small">{t('league.nothing')}</p> : (
        <table className="plain-table">
          <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={column === 'institution' ? '' : 'number'}>{t(`league.column.${column}`)}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <LeagueLine key={row.institutionCode} row={row} name={nameOf(row.institutionCode)} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function LeagueLine({ row, name }: { readonly row: LeagueRow; readonly name: string }) {
  const { t } = useTranslation();
  const seconds = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
  const share = ({ count, base, rate }: LeagueRow['answered']): React.ReactNode => <Tooltip title={t('statistics.out_of', { count, base })}><span tabIndex={0}>{formatRate(rate)}</span></Tooltip>;
  return (
    <tr>
      <td className="number">{row.rank}</td><th scope="row">{name}</th><td className="number">{row.instructions}</td><td className="number">{share(row.answered)}</td><td className="number">{seconds(row.answerSeconds.p50)}</td><td className="number">{seconds(row.answerSeconds.p95)}</td>
      <td className="number">{share(row.indeterminate)}</td><td className="number"><Tooltip title={t('statistics.of', { rate: formatRate(row.leftAfterArrival.rate), base: formatMoney(row.leftAfterArrival.base) })}><span tabIndex={0}>{formatMoney(row.leftAfterArrival.amount)}</span></Tooltip></td>
    </tr>
  );
}
