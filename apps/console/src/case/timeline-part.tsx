import { formatInstant } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../data/desk';

const FIRST_ENTRIES = 30;

/** Newest first: who did what, when. */
export function TimelinePart({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const entries = [...view.timeline].reverse();
  const shown = isWhole ? entries : entries.slice(0, FIRST_ENTRIES);
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('case.timeline', { count: entries.length })}</h2>
      <ol className="timeline">
        {shown.map((entry, index) => (
          <li key={`${entry.at}${entry.type}${index}`} className={`event-${entry.type}`}>
            <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
            <b>{t(`event.${entry.type}`, { defaultValue: entry.type })}</b>
            <span>{detailOf(entry.data)}</span>
            <small>{entry.actor}</small>
          </li>
        ))}
      </ol>
      {entries.length > shown.length ? <Button size="small" onClick={() => setWhole(true)}>{t('case.whole_timeline', { count: entries.length })}</Button> : null}
    </section>
  );
}

const TOLD = ['institutionCode', 'action', 'code', 'state', 'target', 'reason', 'note', 'detail'];

/** The few members of an entry's data that a person reads. */
function detailOf(data: Readonly<Record<string, unknown>>): string {
  return TOLD.flatMap((name) => {
    const value = data[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  }).join(' · ');
}
