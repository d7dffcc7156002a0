import { formatInstant, formatMoney, formatRate, approximateYuan } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { CaseView, ClockView, Money } from '../data/desk';
import { Countdown } from '../parts/countdown';
import { StateTag } from '../parts/state-tag';

const RUNNING = new Set(['running', 'at_risk']);

/** Who, what, how much, and the clocks. */
export function CaseFacts({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  return (
    <section className="panel case-facts" aria-label={t('case.facts')}>
      <dl className="facts">
        <Fact name={t('case.status')}><StateTag group="case_status" state={view.status} /></Fact>
        <Fact name={t('case.unit')}>{view.unit}</Fact>
        <Fact name={t('case.fraud_type')}>{t(`word.fraud_type.${view.fraudType}`)}</Fact>
        <Fact name={t('case.reported_at')}><time dateTime={view.reportedAt}>{formatInstant(view.reportedAt)}</time></Fact>
        <Fact name={t('case.id')}><code className="long-id">{view.caseId}</code></Fact>
      </dl>
      <ul className="clocks" aria-label={t('case.clocks')}>{view.clocks.map((clock, index) => <ClockItem key={`${clock.name}${index}`} clock={clock} />)}</ul>
      <dl className="money-strip">
        <Amount name={t('case.reported_loss')} amount={view.reportedLoss} />
        <Amount name={t('case.intercepted')} amount={view.interceptedAmount} base={view.reportedLoss} />
        <Amount name={t('case.frozen')} amount={view.frozenAmount} base={view.reportedLoss} />
        <Amount name={t('case.returned')} amount={view.returnedAmount} base={view.reportedLoss} />
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function ClockItem({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation();
  return (
    <li className={`clock clock-${clock.state}`}>
      <span className="clock-name">{t(`word.clock.${clock.name}`, { defaultValue: clock.name })}</span>
      {RUNNING.has(clock.state) ? <Countdown dueAt={clock.dueAt} /> : null}
      <StateTag group="clock_state" state={clock.state} />
      <small>{t('case.due', { time: formatInstant(clock.dueAt).slice(11) })}{clock.decidedAt === null ? null : ` · ${t('case.decided', { time: formatInstant(clock.decidedAt).slice(11) })}`}</small>
    </li>
  );
}

function Amount({ name, amount, base }: { readonly name: string; readonly amount: Money; readonly base?: Money }) {
  const whole = base === undefined ? 0 : approximateYuan(base);
  return <div><dt>{name}</dt><dd>{formatMoney(amount)}{whole === 0 ? null : <small> {formatRate(approximateYuan(amount) / whole)}</small>}</dd></div>;
}
