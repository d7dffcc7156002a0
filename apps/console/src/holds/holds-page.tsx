import { take } from '@paystop/api-client';
import { formatInstant, formatMoney, mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDesk, type HoldView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { MOST_ROWS } from '../data/lists';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { useDecision } from '../decisions/use-decision';
import { decisionsOnHold } from '../keeping/hold-decisions';
import { ProposalNote } from '../keeping/proposal-note';
import { CaseLink } from '../parts/case-link';
import { Countdown } from '../parts/countdown';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { StateTag } from '../parts/state-tag';
import { EndingFreezes } from './ending-freezes';

/** The warnings before a hold ends (policy `hold.warnBefore`), and all that stand. */
const WITHIN = ['PT1H', 'PT4H', 'PT12H', 'PT48H'] as const;
/** Before a freeze ends (policy `freeze.warnBefore`), and a month for who prepares. */
const FREEZES_WITHIN = ['P1D', 'P7D', 'P30D', 'P400D'] as const;
const TWELVE_HOURS_MS = 43_200_000;

/** Holds and freezes by their end: each must become a freeze, be extended or renewed, or be let go before. */
export function HoldsPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [address, setAddress] = useSearchParams();
  const { begin, dialog } = useDecision();
  const now = useServerNow();
  const freezesWithin = FREEZES_WITHIN.find((each) => each === address.get('freezes'));
  const within = WITHIN.find((each) => each === address.get('within')) ?? 'PT12H';
  const reading = useQuery({
    queryKey: ['holds', within], enabled: freezesWithin === undefined,
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/holds', { signal, params: { query: { expiringWithin: within, limit: MOST_ROWS } } }))).items,
  });
  return (
    <>
      <PageHead title={t('holds.title')} {...(freezesWithin === undefined ? { reading } : {})} />
      <div className="filter-bar">
        <div className="view-switch" role="group" aria-label={t('holds.within')}>{WITHIN.map((each) => <Button key={each} size="small" type={freezesWithin === undefined && each === within ? 'primary' : 'default'} aria-pressed={freezesWithin === undefined && each === within} onClick={() => setAddress({ within: each })}>{t(`holds.${each}`)}</Button>)}</div>
        <span>{t('holds.freezes')}</span>
        <div className="view-switch" role="group" aria-label={t('holds.freezes')}>{FREEZES_WITHIN.map((each) => <Button key={each} size="small" type={each === freezesWithin ? 'primary' : 'default'} aria-pressed={each === freezesWithin} onClick={() => setAddress({ freezes: each })}>{t(`holds.${each}`)}</Button>)}</div>
      </div>
      {freezesWithin === undefined ? <EndingHolds reading={reading} begin={begin} /> : <EndingFreezes within={freezesWithin} nowMs={now} begin={begin} />}
      {dialog}
    </>
  );
}

interface EndingHoldsProps {
  readonly reading: { readonly data: readonly HoldView[] | undefined; readonly isPending: boolean; readonly error: Error | null; readonly refetch: () => Promise<unknown> };
  readonly begin: (decision: Decision) => void;
}

function EndingHolds({ reading, begin }: EndingHoldsProps) {
  const { t } = useTranslation();
  if (reading.error !== null) return <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />;
  if (reading.data === undefined) return reading.isPending ? <Loading /> : null;
  if (reading.data.length === 0) return <p className="nothing">{t('holds.nothing')}</p>;
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('holds.title')}>
      <table className="plain-table">
        <thead><tr>{['left', 'case', 'institution', 'account', 'state', 'amount', 'placed', 'expires'].map((column) => <th key={column} scope="col" className={column === 'amount' ? 'number' : ''}>{t(`hold.${column}`)}</th>)}<th scope="col">{t('stop.do')}</th></tr></thead>
        <tbody>{reading.data.map((hold) => <HoldLine key={hold.holdId} hold={hold} begin={begin} />)}</tbody>
      </table>
    </div>
  );
}

function HoldLine({ hold, begin }: { readonly hold: HoldView; readonly begin: EndingHoldsProps['begin'] }) {
  const { api } = useDesk();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const decisions = decisionsOnHold(hold, { api, decider: person, freezes: [] }).filter(({ operation, blockedBecause }) => mayCall(person, operation) && blockedBecause !== 'proposal_missing');
  return (
    <tr>
      <td><Countdown dueAt={hold.expiresAt} pressingMs={TWELVE_HOURS_MS} /></td>
      <td><CaseLink caseId={String(hold['caseId'] ?? '')} /></td>
      <td>{nameOf(hold.institutionCode)}</td>
      <td><code>{hold.account}</code></td>
      <td><StateTag group="hold_state" state={hold.state} /><ProposalNote what="release" proposal={hold.releaseProposed} /></td>
      <td className="number">{formatMoney(hold.amount)}</td>
      <td className="instant">{formatInstant(hold.placedAt)}</td>
      <td className="instant">{formatInstant(hold.expiresAt)}</td>
      <td className="decisions">{decisions.map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} />)}</td>
    </tr>
  );
}
