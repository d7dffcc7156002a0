import { ConnectionBanner, formatInstant, formatMoney, formatRate, mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { dayFrom, useStatistics } from '../statistics/use-statistics';
import { BreachFlash } from './breach-flash';
import { PressingClocks } from './pressing-clocks';
import { BankFlow } from './bank-flow';
import { StandingBreaches } from './standing-breaches';
import { WarningsByColour } from './warnings-by-colour';
import './wall.css';

const WALL_POLL_MS = 5_000;

/** For the wall of the centre: read from across the room, for days, by nobody's hand. */
export function WallPage() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const person = usePerson();
  const now = useServerNow();
  const period = { from: dayFrom(now, 0) };
  const today = useStatistics(period, WALL_POLL_MS);
  useEffect(() => {
    document.title = t('wall.title');
    document.documentElement.classList.add('wall');
    return () => document.documentElement.classList.remove('wall');
  }, [t]);
  const total = today.data?.total;
  return (
    <main className="wall-page">
      <ConnectionBanner live={live} />
      <BreachFlash />
      <StandingBreaches />
      <header className="wall-head"><h1>{t('wall.title')}</h1><time>{formatInstant(now)}</time></header>
      <dl className={today.isError ? 'wall-figures wall-old' : 'wall-figures'}>
        <Figure name={t('wall.requests')} value={total?.requests.toLocaleString('en-US')} />
        <Figure name={t('wall.loss')} value={total === undefined ? undefined : formatMoney(total.reportedLoss)} />
        <Figure name={t('wall.intercepted')} value={total === undefined ? undefined : formatMoney(total.intercepted.amount)} base={total === undefined ? undefined : formatRate(total.intercepted.rate)} />
        <Figure name={t('wall.within30')} value={total === undefined ? undefined : formatRate(total.stopsWithin30m.rate)} base={total === undefined ? undefined : `${total.stopsWithin30m.count} / ${total.stopsWithin30m.base}`} />
        <Figure name={t('wall.warnings')} value={total === undefined ? undefined : `${total.warnings.fedBack} / ${total.warnings.issued}`} base={total === undefined ? undefined : formatRate(total.warnings.rate)} />
      </dl>
      <div className="wall-columns">
        <PressingClocks />
        <BankFlow period={period} pollMs={WALL_POLL_MS} />
        {mayCall(person, 'listWarnings') ? <WarningsByColour /> : null}
      </div>
    </main>
  );
}

function Figure({ name, value, base }: { readonly name: string; readonly value: string | undefined; readonly base?: string | undefined }) {
  return <div><dt>{name}</dt><dd>{value ?? '–'}{base === undefined ? null : <small>{base}</small>}</dd></div>;
}
