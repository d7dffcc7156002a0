import { approximateYuan } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsAnswer } from '../data/desk';
import type { EChartsCoreOption } from 'echarts/core';
import { Chart, WIDEST_BAR_PX } from '../parts/chart';
import { savePicture } from '../parts/save-file';
import { useGroupName } from './group-names';
import type { Grouping } from './use-statistics';

const TEN_THOUSAND = 10_000;
const PERCENT = 100;
const MOST_GROUPS = 40;

interface RatesChartProps {
  readonly rows: StatisticsAnswer['rows'];
  readonly groupBy: Grouping;
}

/** What was reported and intercepted in each group, and how many stops were in time. */
export function RatesChart({ rows, groupBy }: RatesChartProps) {
  const { t } = useTranslation();
  const nameOf = useGroupName(groupBy);
  const picture = useRef<(() => string) | null>(null);
  const keep = useCallback((make: () => string) => {
    picture.current = make;
  }, []);
  const shown = useMemo(() => rows.filter(({ requests }) => requests > 0).slice(0, MOST_GROUPS), [rows]);
  const names = shown.map(({ key }) => nameOf(key)).join('\n');
  const option = useMemo(() => optionOf(shown, names.split('\n'), { loss: t('statistics.loss_axis'), intercepted: t('statistics.intercepted_axis'), inTime: t('statistics.score.within30') }), [shown, names, t]);
  if (shown.length === 0) return null;
  return (
    <section className="panel" aria-label={t('statistics.chart')}>
      <div className="panel-head"><h2>{t('statistics.chart')}</h2><Button size="small" onClick={() => savePicture('paystop-statistics.png', picture.current)}>PNG</Button></div>
      <Chart option={option} label={t('statistics.chart_label', { count: shown.length })} onReady={keep} />
    </section>
  );
}

interface AxisNames {
  readonly loss: string;
  readonly intercepted: string;
  readonly inTime: string;
}

function optionOf(rows: StatisticsAnswer['rows'], names: readonly string[], axis: AxisNames): EChartsCoreOption {
  const tens = (amountMinor: string): number => Math.round(approximateYuan({ amountMinor, currency: 'CNY' }) / TEN_THOUSAND * PERCENT) / PERCENT;
  return {
    color: ['#8aa4c2', '#0f7b54', '#b35900'],
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    legend: { top: 0 },
    grid: { left: 60, right: 60, top: 40, bottom: 70 },
    xAxis: { type: 'category', data: names, axisLabel: { rotate: names.length > 8 ? 35 : 0, hideOverlap: true } },
    yAxis: [{ type: 'value', name: axis.loss.replace(/^.*?([(（].*)$/, '$1') }, { type: 'value', min: 0, max: PERCENT, axisLabel: { formatter: '{value} %' }, splitLine: { show: false } }],
    series: [
      { name: axis.loss, type: 'bar', barMaxWidth: WIDEST_BAR_PX, data: rows.map(({ reportedLoss }) => tens(reportedLoss.amountMinor)) },
      { name: axis.intercepted, type: 'bar', barMaxWidth: WIDEST_BAR_PX, data: rows.map(({ intercepted }) => tens(intercepted.amount.amountMinor)) },
      { name: axis.inTime, type: 'line', yAxisIndex: 1, data: rows.map(({ stopsWithin30m }) => (stopsWithin30m.rate === null ? null : Math.round(stopsWithin30m.rate * PERCENT * TEN_THOUSAND) / TEN_THOUSAND)) },
    ],
  };
}
