import { formatMoney, formatRate } from '@paystop/ui-kit';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StatisticsRow } from '../data/desk';

/** Counts, amounts and times apart, each with the base that it is a share of. */
export function Scoreboard({ total }: { readonly total: StatisticsRow }) {
  const { t } = useTranslation();
  const seconds = (value: number | null): string => (value === null ? '–' : t('statistics.seconds', { count: Math.round(value) }));
  const { stopsWithin30m, stopsWithin60m, intercepted, returned, warnings, timeToStopSeconds } = total;
  const outOf = (count: number, base: number): string => t('statistics.out_of', { count: count.toLocaleString('en-US'), base: base.toLocaleString('en-US') });
  const cards = [
    { name: 'requests', value: total.requests.toLocaleString('en-US'), base: formatMoney(total.reportedLoss) },
    { name: 'within30', value: formatRate(stopsWithin30m.rate), base: outOf(stopsWithin30m.count, stopsWithin30m.base) },
    { name: 'within60', value: formatRate(stopsWithin60m.rate), base: outOf(stopsWithin60m.count, stopsWithin60m.base) },
    { name: 'intercepted', value: formatMoney(intercepted.amount), base: t('statistics.of', { rate: formatRate(intercepted.rate), base: formatMoney(intercepted.base) }) },
    { name: 'returned', value: formatMoney(returned.amount), base: t('statistics.to_victims', { count: returned.victims, base: formatMoney(returned.base) }) },
    { name: 'warnings', value: formatRate(warnings.rate), base: outOf(warnings.fedBack, warnings.issued) },
    { name: 'time', value: seconds(timeToStopSeconds.p50), base: `p95 ${seconds(timeToStopSeconds.p95)} · p99 ${seconds(timeToStopSeconds.p99)}` },
  ];
  return (
    <dl className="scoreboard">
      {cards.map(({ name, value, base }) => (
        <Tooltip key={name} title={t(`statistics.base.${name}`)}>
          <div className="score panel"><dt>{t(`statistics.score.${name}`)}</dt><dd><b>{value}</b><small>{base}</small></dd></div>
        </Tooltip>
      ))}
    </dl>
  );
}
