import { usePerson } from '@paystop/ui-kit';
import { Button, Dropdown, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, filtersIn, type QueueFilters } from './queue-filters';

interface SavedView {
  readonly name: string;
  readonly address: string;
}

const MOST_VIEWS = 20;

/** Kept in this browser, one set for each person: filters only, nothing of any case. */
function keyOf(subject: string): string {
  return `paystop.views.${subject}`;
}

function readViews(subject: string): readonly SavedView[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(subject)) ?? '[]') as SavedView[];
  } catch {
    return [];
  }
}

export interface SavedViewsProps {
  readonly filters: QueueFilters;
  readonly onChoose: (filters: QueueFilters) => void;
}

export function SavedViews({ filters, onChoose }: SavedViewsProps) {
  const { t } = useTranslation();
  const { subject } = usePerson();
  const [views, setViews] = useState(() => readViews(subject));
  const [name, setName] = useState('');
  const [isNaming, setNaming] = useState(false);
  const keep = (next: readonly SavedView[]): void => {
    setViews(next);
    try {
      localStorage.setItem(keyOf(subject), JSON.stringify(next));
    } catch {
      // kept until the page is closed
    }
  };
  const save = (): void => {
    if (name.trim() === '') return;
    keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), address: addressOf(filters).toString() }].slice(-MOST_VIEWS));
    setName('');
    setNaming(false);
  };
  const items = views.flatMap((view) => [
    { key: `show ${view.name}`, label: view.name, onClick: () => onChoose(filtersIn(new URLSearchParams(view.address))) },
    { key: `drop ${view.name}`, label: <small>{t('queue.drop_view', { name: view.name })}</small>, onClick: () => keep(views.filter((each) => each !== view)) },
  ]);
  return (
    <>
      <Dropdown trigger={['click']} disabled={views.length === 0} menu={{ items }}><Button size="small">{t('queue.saved_views', { count: views.length })}</Button></Dropdown>
      <Popover
        trigger="click" open={isNaming} onOpenChange={setNaming}
        content={<Input.Search autoFocus aria-label={t('queue.view_name')} placeholder={t('queue.view_name')} enterButton={t('queue.save_view')} maxLength={30} value={name} onChange={(event) => setName(event.target.value)} onSearch={save} />}
      >
        <Button size="small">{t('queue.save_view')}</Button>
      </Popover>
    </>
  );
}
