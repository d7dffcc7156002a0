import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../data/institutions';
import { QUEUE_VIEWS, type QueueFilters } from './queue-filters';
import { SavedViews } from './saved-views';

const FRAUD_TYPES = ['fake_investment', 'brushing_rebate', 'fake_loan', 'impersonating_police', 'impersonating_service', 'impersonating_acquaintance', 'fake_shopping', 'gaming', 'other'];
const UNIT = /^\d{4,9}$/;

export interface QueueBarProps {
  readonly filters: QueueFilters;
  readonly onChange: (filters: QueueFilters) => void;
  readonly onHelp: () => void;
}

export function QueueBar({ filters, onChange, onHelp }: QueueBarProps) {
  const { t } = useTranslation();
  const { data: institutions } = useInstitutions();
  const narrow = (field: 'unit' | 'institution' | 'fraudType', value: string | undefined): void => {
    const { [field]: _, ...others } = filters;
    onChange(value === undefined || value === '' ? others : { ...others, [field]: value });
  };
  return (
    <div className="filter-bar">
      <div className="view-switch" role="group" aria-label={t('queue.view_label')}>
        {QUEUE_VIEWS.map((view) => <Button key={view} size="small" type={view === filters.view ? 'primary' : 'default'} aria-pressed={view === filters.view} onClick={() => onChange({ ...filters, view })}>{t(`queue.view.${view}`)}</Button>)}
      </div>
      <UnitField key={filters.unit ?? ''} unit={filters.unit} onChange={(unit) => narrow('unit', unit)} />
      <Select
        aria-label={t('queue.institution')} placeholder={t('queue.institution')} allowClear showSearch={{ optionFilterProp: 'label' }} value={filters.institution ?? null} popupMatchSelectWidth={false}
        options={(institutions ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))} onChange={(code) => narrow('institution', code ?? undefined)} className="filter-select"
      />
      <Select
        aria-label={t('queue.fraud_type')} placeholder={t('queue.fraud_type')} allowClear value={filters.fraudType ?? null} popupMatchSelectWidth={false}
        options={FRAUD_TYPES.map((type) => ({ value: type, label: t(`word.fraud_type.${type}`) }))} onChange={(type) => narrow('fraudType', type ?? undefined)} className="filter-select"
      />
      <SavedViews filters={filters} onChoose={onChange} />
      <Button size="small" type="text" onClick={onHelp}>{t('queue.shortcuts')} <kbd>?</kbd></Button>
    </div>
  );
}

function UnitField({ unit, onChange }: { readonly unit: string | undefined; readonly onChange: (unit: string | undefined) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(unit ?? '');
  const isWrong = typed !== '' && !UNIT.test(typed);
  const apply = (): void => { if (!isWrong && typed !== (unit ?? '')) onChange(typed === '' ? undefined : typed); };
  return <Input aria-label={t('queue.unit')} placeholder={t('queue.unit')} className="filter-unit" inputMode="numeric" maxLength={9} allowClear status={isWrong ? 'error' : ''} value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={apply} onBlur={apply} />;
}
