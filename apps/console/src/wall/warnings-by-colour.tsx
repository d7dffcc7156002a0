import { take } from '@paystop/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { Countdown } from '../parts/countdown';

/** Dissuasion tasks that owe a feedback: of each colour how many, how many late, and when the next one is due. */
export function WarningsByColour() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({ queryKey: ['warnings', 'wall'], queryFn: async ({ signal }) => (await take(api.GET('/api/v1/warnings/by-colour', { signal }))).rows });
  return (
    <section className={reading.isError ? 'wall-panel wall-old' : 'wall-panel'} aria-label={t('wall.open_warnings')}>
      <h2>{t('wall.open_warnings')}</h2>
      <ul className="wall-colours">
        {(reading.data ?? []).map(({ colour, waiting, overdue, firstDueAt }) => (
          <li key={colour} className={`colour-${colour}`}>
            <span>{t(`word.colour.${colour}`)}</span>
            <b>{waiting.toLocaleString('en-US')}</b>
            {firstDueAt === null ? <span>–</span> : <Countdown dueAt={firstDueAt} />}
            {overdue === 0 ? null : <span className="wall-late">{t('wall.overdue', { count: overdue })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
