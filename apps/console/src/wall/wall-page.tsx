import { take } from '@paystop/api-client';
import { ConnectionBanner, formatInstant, formatMoney, formatRate, mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseRow } from '../data/desk';
import { useInstitutionName, useInstitutions } from '../data/institutions';
import { Countdown } from '../parts/countdown';
import { sortedBanks } from '../banks/bank-order';
import { dayFrom, useStatistics } from '../statistics/use-statistics';
import { BreachFlash } from './breach-flash';
import { WarningsByColour } from './warnings-by-colour';
import './wall.css';

const MOST_CLOCKS = 12;
const MOST_BANKS = 10;
const ANY_CLOCK_MINUTES = 1_440;
const WALL_POLL_MS = 5_000;

/** For the wall of the centre: read from across the room, for days, by nobody's hand. */
export function WallPage() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const person = usePerson();
  const now = useServerNow();
  const today = useStatistics({ from: dayFrom(now, 0) }, WALL_POLL_MS);
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
        <BankFlow />
        {mayCall(person, 'listWarnings') ? <WarningsByColour /> : null}
      </div>
    </main>
  );
}

function Figure({ name, value, base }: { readonly name: string; readonly value: string | undefined; readonly base?: string | undefined }) {
  return <div><dt>{name}</dt><dd>{value ?? '–'}{base === undefined ? null : <small>{base}</small>}</dd></div>;
}

function PressingClocks() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const nameOf = useInstitutionName();
  const reading = useQuery({
    queryKey: ['cases', 'wall'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/cases', { signal, params: { query: { minutesLeft: String(ANY_CLOCK_MINUTES), limit: MOST_CLOCKS } } }))).items,
  });
  const rows = reading.data ?? [];
  return (
    <section className={reading.isError ? 'wall-panel wall-old' : 'wall-panel'} aria-label={t('wall.clocks')}>
      <h2>{t('wall.clocks')}</h2>
      {rows.length === 0 ? <p className="wall-calm">{t('wall.no_clocks')}</p> : (
        <table><tbody>{rows.map((row) => <tr key={row.caseId}><td className="wall-clock">{nextDue(row) === undefined ? '–' : <Countdown dueAt={nextDue(row) ?? ''} />}</td><td>{row.caseNumber ?? `…${row.caseId.slice(-6)}`}</td><td className="number">{formatMoney(row.reportedLoss)}</td><td>{row.stuckAt === null ? '' : `${nameOf(row.stuckAt.institutionCode)} · ${t(`word.state.${row.stuckAt.state}`)}`}</td></tr>)}</tbody></table>
      )}
    </section>
  );
}

function nextDue(row: CaseRow): string | undefined {
  return row.clocks.filter(({ state }) => state === 'running' || state === 'at_risk').map(({ dueAt }) => dueAt).sort()[0];
}

function BankFlow() {
  const { t } = useTranslation();
  const reading = useInstitutions();
  const rows = sortedBanks(reading.data ?? [], 'state').slice(0, MOST_BANKS);
  const troubled = (reading.data ?? []).filter(({ state }) => state !== 'up').length;
  return (
    <section className={reading.isError ? 'wall-panel wall-old' : 'wall-panel'} aria-label={t('wall.banks')}>
      <h2>{t('wall.banks')} <small>{troubled === 0 ? t('wall.all_up') : t('wall.troubled', { count: troubled })}</small></h2>
      <table>
        <thead><tr><th scope="col">{t('banks.name')}</th><th scope="col">{t('banks.state')}</th><th scope="col" className="number">{t('banks.inFlight')}</th><th scope="col" className="number">{t('banks.queued')}</th><th scope="col" className="number">{t('banks.indeterminate')}</th><th scope="col" className="number">p95</th></tr></thead>
        <tbody>{rows.map((bank) => <tr key={bank.code} className={`bank-${bank.state}`}><td>{bank.name}</td><td>{t(`word.channel_state.${bank.state}`)}</td><td className="number">{bank.inFlight}</td><td className="number">{bank.queued}</td><td className="number">{bank.indeterminate}</td><td className="number">{bank.p95AnswerMs === null ? '–' : `${Math.round(bank.p95AnswerMs)} ms`}</td></tr>)}</tbody>
      </table>
    </section>
  );
}
