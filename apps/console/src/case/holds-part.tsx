import { formatInstant, formatMoney, mayCall, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseView, type FreezeView, type HoldView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { objectionTo } from '../keeping/freeze-decisions';
import { decisionsOnHold } from '../keeping/hold-decisions';
import { ProposalNote } from '../keeping/proposal-note';
import { Countdown } from '../parts/countdown';
import { StateTag } from '../parts/state-tag';
import { Tag } from '../parts/tag';

const STANDING = new Set(['active', 'extended']);
const TWELVE_HOURS_MS = 43_200_000;
const COLUMNS = ['institution', 'account', 'state', 'amount', 'placed', 'expires', 'left', 'do'] as const;

interface HoldsPartProps {
  readonly view: CaseView;
  readonly begin: (decision: Decision) => void;
}

/** What is held, until when, and what becomes of it. */
export function HoldsPart({ view, begin }: HoldsPartProps) {
  const { t } = useTranslation();
  const person = usePerson();
  if (view.holds.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="holds-title">
      <h2 id="holds-title">{t('case.holds', { count: view.holds.length })}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="holds-title">
        <table className="plain-table">
          <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={column === 'amount' ? 'number' : ''}>{t(column === 'do' ? 'stop.do' : `hold.${column}`)}</th>)}</tr></thead>
          <tbody>{view.holds.map((hold) => <HoldRow key={hold.holdId} hold={hold} view={view} begin={begin} />)}</tbody>
        </table>
      </div>
      {mayCall(person, 'freezeApprove') ? <p className="proposal-note">{t('keeping.approver_note')}</p> : null}
    </section>
  );
}

function HoldRow({ hold, view, begin }: HoldsPartProps & { readonly hold: HoldView }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const isStanding = STANDING.has(hold.state);
  const freezes = view.freezes as readonly FreezeView[];
  const decisions = [
    ...decisionsOnHold(hold, { api, decider: person, freezes }),
    ...(isStanding ? [objectionTo({ holdId: hold.holdId }, { api, caseId: view.caseId, account: hold.account, version: hold.version })] : []),
  ].filter(({ operation, blockedBecause }) => mayCall(person, operation) && blockedBecause !== 'proposal_missing');
  return (
    <tr>
      <td>{nameOf(hold.institutionCode)}</td>
      <td><code>{hold.account}</code></td>
      <td><StateTag group="hold_state" state={hold.state} />{hold.releasing === true ? <Tag tone="busy">{t('keeping.releasing')}</Tag> : null}{hold['extending'] === true ? <Tag tone="busy">{t('keeping.extending')}</Tag> : null}{hold.attention ? <Tag tone="warn">{t('stop.attention')}</Tag> : null}<ProposalNote what="release" proposal={hold.releaseProposed} /></td>
      <td className="number">{formatMoney(hold.amount)}</td>
      <td className="instant">{formatInstant(hold.placedAt)}</td>
      <td className="instant">{formatInstant(hold.expiresAt)}</td>
      <td>{isStanding ? <Countdown dueAt={hold.expiresAt} pressingMs={TWELVE_HOURS_MS} /> : '–'}</td>
      <td className="decisions">{decisions.map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} />)}</td>
    </tr>
  );
}
