import { take } from '@paystop/api-client';
import { approximateYuan, formatMoney, formatRate } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type StretchesAnswer } from '../data/desk';
import { Chart, WIDEST_BAR_PX } from '../parts/chart';
import { toCsv } from '../parts/csv';
import { FailureAlert } from '../parts/failure-alert';
import { saveCsv, savePicture } from '../parts/save-file';
import { useGroupName } from './group-names';
import type { StatisticsFilters } from './use-statistics';

const MINUTE_SECONDS = 60;
type StretchGrouping = 'unit' | 'institution' | 'fraudType';
type Stretch = StretchesAnswer['total']['stretches'][number];
const COLUMNS = ['stretch', 'base', 'p50', 'p95', 'left', 'rate'] as const;

/** Where the minutes and the money went between the payment and the bank's act, stretch by stretch. */
export function StretchesPart({ filters }: { readonly filters: StatisticsFilters }) {
  const { api } = useDesk();
  const groupBy = filters.groupBy === 'day' || filters.groupBy === 'hour' ? undefined : filters.groupBy;
  const { groupBy: _, ...rest } = filters;
  const reading = useQuery({
    queryKey: ['stretches', rest, groupBy],
    queryFn: ({ signal }) => take(api.GET('/api/v1/statistics/stretches', { signal, params: { query: { ...rest, ...(groupBy === undefined ? {} : { groupBy }) } } })),
  });
  if (reading.error !== null) return <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />;
  return reading.data === undefined || reading.data.total.stops === 0 ? null : <StretchesPanel answer={reading.data} groupBy={groupBy ?? 'unit'} />;
}

function StretchesPanel({ answer, groupBy }: { readonly answer: StretchesAnswer; readonly groupBy: StretchGrouping }) {
  const { t } = useTranslation();
  const nameOf = useGroupName(groupBy);
  const picture = useRef<(() => string) | null>(null);
  const keep = useCallback((make: () => string) => {
    picture.current = make;
  }, []);
  const { total, rows } = answer;
  const option = useMemo(() => optionOf(total.stretches, { nameOf: (name) => t(`stretches.name.${name}`), minutes: t('stretches.minutes'), money: t('stretches.money') }), [total, t]);
  const save = (): void => {
    const lines = [{ key: t('statistics.total'), stretches: total.stretches }, ...rows.map(({ key, stretches }) => ({ key: nameOf(key), stretches }))];
    saveCsv('paystop-stretches.csv', toCsv([t(`statistics.by.${groupBy}`), ...COLUMNS.map((column) => t(`stretches.column.${column}`))], lines.flatMap(({ key, stretches }) => stretches.map((each) => [key, t(`stretches.name.${each.name}`), each.base, each.seconds.p50, each.seconds.p95, approximateYuan(each.left.amount), each.left.rate]))));
  };
  return (
    <section className="panel" aria-labelledby="stretches-title">
      <div className="panel-head"><h2 id="stretches-title">{t('stretches.title')} <small>{t('stretches.stops', { count: total.stops })}</small></h2><span className="view-switch"><Button size="small" onClick={save}>CSV</Button><Button size="small" onClick={() => savePicture('paystop-stretches.png', picture.current)}>PNG</Button></span></div>
      <Chart option={option} label={t('stretches.label')} className="chart chart-low" onReady={keep} />
      <StretchTable stretches={total.stretches} />
    </section>
  );
}

function StretchTable({ stretches }: { readonly stretches: readonly Stretch[] }) {
  const { t } = useTranslation();
  const minutes = (seconds: number | null): string => (seconds === null ? '–' : (seconds / MINUTE_SECONDS).toFixed(1));
  return (
    <table className="plain-table">
      <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={column === 'stretch' ? '' : 'number'}>{t(`stretches.column.${column}`)}</th>)}</tr></thead>
      <tbody>
        {stretches.map((each) => (
          <tr key={each.name}>
            <th scope="row">{t(`stretches.name.${each.name}`)}</th><td className="number">{each.base}</td><td className="number">{minutes(each.seconds.p50)}</td><td className="number">{minutes(each.seconds.p95)}</td>
            <td className="number">{formatMoney(each.left.amount)}</td><td className="number"><Tooltip title={t('statistics.of', { rate: formatRate(each.left.rate), base: formatMoney(each.left.base) })}><span tabIndex={0}>{formatRate(each.left.rate)}</span></Tooltip></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Words {
  readonly nameOf: (name: string) => string;
  readonly minutes: string;
  readonly money: string;
}

const TEN_THOUSAND = 10_000;

function optionOf(stretches: readonly Stretch[], words: Words): EChartsCoreOption {
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return {
    color: ['#3b7bbf', '#b35900'],
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    legend: { top: 0 },
    grid: { left: 60, right: 60, top: 40, bottom: 30 },
    xAxis: { type: 'category', data: stretches.map(({ name }) => words.nameOf(name)) },
    yAxis: [{ type: 'value' }, { type: 'value', splitLine: { show: false } }],
    series: [
      { name: words.minutes, type: 'bar', barMaxWidth: WIDEST_BAR_PX, data: stretches.map(({ seconds }) => (seconds.p50 === null ? null : rounded(seconds.p50 / MINUTE_SECONDS))) },
      { name: words.money, type: 'bar', barMaxWidth: WIDEST_BAR_PX, yAxisIndex: 1, data: stretches.map(({ left }) => rounded(approximateYuan(left.amount) / TEN_THOUSAND)) },
    ],
  };
}
