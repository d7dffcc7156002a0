import { approximateYuan, formatMoney, formatRate } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StatisticsAnswer, StatisticsRow } from '../data/desk';
import { toCsv } from '../parts/csv';
import { saveCsv } from '../parts/save-file';
import { useGroupName } from './group-names';
import type { Grouping } from './use-statistics';

const COLUMNS = ['requests', 'loss', 'within30', 'within60', 'intercepted', 'rate', 'returned', 'warnings', 'p50', 'p95'] as const;

interface GroupTableProps {
  readonly rows: StatisticsAnswer['rows'];
  readonly total: StatisticsRow;
  readonly groupBy: Grouping;
}

/** The same figures as a table: every rate with what it is a share of. */
export function GroupTable({ rows, total, groupBy }: GroupTableProps) {
  const { t } = useTranslation();
  const nameOf = useGroupName(groupBy);
  const save = (): void => {
    const header = [t(`statistics.by.${groupBy}`), ...COLUMNS.map((column) => t(`statistics.column.${column}`))];
    saveCsv(`paystop-${groupBy}.csv`, toCsv(header, rows.map((row) => [nameOf(row.key), ...figuresOf(row)])));
  };
  return (
    <section className="panel" aria-labelledby="groups-title">
      <div className="panel-head"><h2 id="groups-title">{t(`statistics.by.${groupBy}`)}</h2><Button size="small" onClick={save}>CSV</Button></div>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="groups-title">
        <table className="plain-table">
          <thead><tr><th scope="col">{t(`statistics.by.${groupBy}`)}</th>{COLUMNS.map((column) => <th key={column} scope="col" className="number">{t(`statistics.column.${column}`)}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <GroupLine key={row.key} name={nameOf(row.key)} row={row} />)}</tbody>
          <tfoot><GroupLine name={t('statistics.total')} row={total} /></tfoot>
        </table>
      </div>
    </section>
  );
}

function figuresOf(row: StatisticsRow): readonly (string | number | null)[] {
  return [
    row.requests, approximateYuan(row.reportedLoss), row.stopsWithin30m.rate, row.stopsWithin60m.rate, approximateYuan(row.intercepted.amount), row.intercepted.rate,
    approximateYuan(row.returned.amount), row.warnings.rate, row.timeToStopSeconds.p50, row.timeToStopSeconds.p95,
  ];
}

function GroupLine({ name, row }: { readonly name: string; readonly row: StatisticsRow }) {
  const share = ({ count, base, rate }: { readonly count: number; readonly base: number; readonly rate: number | null }) => <>{formatRate(rate)} <small>{count}/{base}</small></>;
  const seconds = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{row.requests}</td>
      <td className="number">{formatMoney(row.reportedLoss)}</td>
      <td className="number">{share(row.stopsWithin30m)}</td>
      <td className="number">{share(row.stopsWithin60m)}</td>
      <td className="number">{formatMoney(row.intercepted.amount)}</td>
      <td className="number">{formatRate(row.intercepted.rate)}</td>
      <td className="number">{formatMoney(row.returned.amount)}</td>
      <td className="number">{share({ count: row.warnings.fedBack, base: row.warnings.issued, rate: row.warnings.rate })}</td>
      <td className="number">{seconds(row.timeToStopSeconds.p50)}</td>
      <td className="number">{seconds(row.timeToStopSeconds.p95)}</td>
    </tr>
  );
}
