import { useServerNow } from '@paystop/ui-kit';
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useInstitutions } from '../data/institutions';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { GroupTable } from './group-table';
import { RatesChart } from './rates-chart';
import { Scoreboard } from './scoreboard';
import { StretchesPart } from './stretches-part';
import { dayFrom, useStatistics, type Grouping, type StatisticsFilters, type StatisticsFraudType } from './use-statistics';

const GROUPINGS: readonly Grouping[] = ['unit', 'institution', 'fraudType', 'day', 'hour'];
const PERIODS = { today: 0, week: -6, month: -29, year: -364 } as const;
const FRAUD_TYPES: readonly StatisticsFraudType[] = ['fake_investment', 'brushing_rebate', 'fake_loan', 'impersonating_police', 'impersonating_service', 'impersonating_acquaintance', 'fake_shopping', 'gaming', 'other'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UNIT = /^\d{4,9}$/;

function filtersIn(address: URLSearchParams, today: string): StatisticsFilters {
  const valid = (name: string, form: RegExp): string | undefined => (form.test(address.get(name) ?? '') ? address.get(name) ?? undefined : undefined);
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['from', valid('from', DAY) ?? today], ['to', valid('to', DAY)], ['unit', valid('unit', UNIT)], ['institution', address.get('institution') ?? undefined],
    ['fraudType', FRAUD_TYPES.find((type) => type === address.get('fraudType'))], ['groupBy', GROUPINGS.find((each) => each === address.get('groupBy')) ?? 'unit'],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

/** The scoreboard of the job for any period, unit, bank and kind of fraud. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const now = useServerNow();
  const today = dayFrom(now, 0);
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => filtersIn(address, today), [address, today]);
  const reading = useStatistics(filters);
  const change = (changes: Partial<Record<keyof StatisticsFilters, string | undefined>>): void => {
    const entries = Object.entries({ ...filters, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
    setAddress(new URLSearchParams(entries));
  };
  return (
    <>
      <PageHead title={t('statistics.title')} reading={reading} />
      <FilterBar filters={filters} nowMs={now} change={change} />
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : (
        <>
          <Scoreboard total={reading.data.total} />
          <RatesChart rows={reading.data.rows} groupBy={filters.groupBy ?? 'unit'} />
          <StretchesPart filters={filters} />
          <GroupTable rows={reading.data.rows} total={reading.data.total} groupBy={filters.groupBy ?? 'unit'} />
        </>
      )}
    </>
  );
}

interface FilterBarProps {
  readonly filters: StatisticsFilters;
  readonly nowMs: number;
  readonly change: (changes: Partial<Record<keyof StatisticsFilters, string | undefined>>) => void;
}

function FilterBar({ filters, nowMs, change }: FilterBarProps) {
  const { t } = useTranslation();
  const { data: institutions } = useInstitutions();
  const [unit, setUnit] = useState(filters.unit ?? '');
  const applyUnit = (): void => { if (unit === '' || UNIT.test(unit)) change({ unit }); };
  return (
    <div className="filter-bar">
      <div className="view-switch" role="group" aria-label={t('statistics.period')}>
        {Object.entries(PERIODS).map(([name, days]) => {
          const from = dayFrom(nowMs, days);
          const isChosen = filters.from === from && filters.to === undefined;
          return <Button key={name} size="small" type={isChosen ? 'primary' : 'default'} aria-pressed={isChosen} onClick={() => change({ from, to: undefined })}>{t(`statistics.${name}`)}</Button>;
        })}
      </div>
      <Input type="date" aria-label={t('statistics.from')} className="filter-date" value={filters.from ?? ''} onChange={(event) => change({ from: event.target.value })} />
      <Input type="date" aria-label={t('statistics.to')} className="filter-date" value={filters.to ?? ''} onChange={(event) => change({ to: event.target.value })} />
      <Select aria-label={t('statistics.group_by')} value={filters.groupBy ?? 'unit'} popupMatchSelectWidth={false} options={GROUPINGS.map((each) => ({ value: each, label: t(`statistics.by.${each}`) }))} onChange={(groupBy) => change({ groupBy })} />
      <Input aria-label={t('queue.unit')} placeholder={t('queue.unit')} className="filter-unit" inputMode="numeric" maxLength={9} value={unit} onChange={(event) => setUnit(event.target.value)} onPressEnter={applyUnit} onBlur={applyUnit} />
      <Select
        aria-label={t('queue.institution')} placeholder={t('queue.institution')} allowClear showSearch={{ optionFilterProp: 'label' }} className="filter-select" popupMatchSelectWidth={false} value={filters.institution ?? null}
        options={(institutions ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))} onChange={(institution) => change({ institution: institution ?? undefined })}
      />
      <Select aria-label={t('queue.fraud_type')} placeholder={t('queue.fraud_type')} allowClear className="filter-select" popupMatchSelectWidth={false} value={filters.fraudType ?? null} options={FRAUD_TYPES.map((type) => ({ value: type, label: t(`word.fraud_type.${type}`) }))} onChange={(fraudType) => change({ fraudType: fraudType ?? undefined })} />
    </div>
  );
}
