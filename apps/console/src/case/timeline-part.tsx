import { formatInstant } from '@paystop/ui-kit';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { useWho } from '../data/who';

const FIRST_ENTRIES = 30;

/** Newest first: who did what, when. */
export function TimelinePart({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const who = useWho();
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
            <span>{detailOf(entry.data, { t, nameOf })}</span>
            <small>{who(entry.actor)}</small>
          </li>
        ))}
      </ol>
      {entries.length > shown.length ? <Button size="small" onClick={() => setWhole(true)}>{t('case.whole_timeline', { count: entries.length })}</Button> : null}
    </section>
  );
}

const TOLD = ['institutionCode', 'action', 'code', 'state', 'target', 'reason', 'note', 'detail', 'because'] as const;
/** Codes that have words; what else is told is somebody's own text. */
const WORDS: Readonly<Partial<Record<(typeof TOLD)[number], readonly string[]>>> = {
  action: ['word.action'], code: ['code'], target: ['word.clock'], because: ['onward_because'],
  state: ['word.state', 'word.hold_state', 'word.freeze_state', 'word.return_state', 'word.objection_state', 'word.papers_state'],
};

interface Words {
  readonly t: TFunction;
  readonly nameOf: (code: string | null) => string;
}

/** The few members of an entry's data that a person reads, in the reader's words. */
function detailOf(data: Readonly<Record<string, unknown>>, { t, nameOf }: Words): string {
  return TOLD.flatMap((name) => {
    const value = data[name];
    if (typeof value !== 'string' || value === '') return [];
    if (name === 'institutionCode') return [nameOf(value)];
    const groups = WORDS[name];
    return [groups === undefined ? value : t(groups.map((group) => `${group}.${value}`), { defaultValue: value })];
  }).join(' · ');
}
