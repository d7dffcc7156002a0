import { take } from '@paystop/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { Countdown } from '../parts/countdown';

const COLOURS = ['purple', 'red', 'yellow', 'blue'] as const;
const MOST_ROWS = 200;

/** Open dissuasion tasks, and of each colour the one that is due first. */
export function WarningsByColour() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useQuery({
    queryKey: ['warnings', 'wall'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/warnings', { signal, params: { query: { state: 'open', limit: MOST_ROWS } } }))),
  });
  const rows = reading.data?.items ?? [];
  const isMore = reading.data?.nextCursor !== null && reading.data !== undefined;
  return (
    <section className={reading.isError ? 'wall-panel wall-old' : 'wall-panel'} aria-label={t('wall.open_warnings')}>
      <h2>{t('wall.open_warnings')}</h2>
      <ul className="wall-colours">
        {COLOURS.map((colour) => {
          const mine = rows.filter((row) => row.colour === colour);
          const first = mine.map(({ feedbackDueAt }) => feedbackDueAt).sort()[0];
          return <li key={colour} className={`colour-${colour}`}><span>{t(`word.colour.${colour}`)}</span><b>{mine.length}{isMore ? '+' : ''}</b>{first === undefined ? <span>–</span> : <Countdown dueAt={first} />}</li>;
        })}
      </ul>
    </section>
  );
}
