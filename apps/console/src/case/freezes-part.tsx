import { formatInstant, formatMoney, mayCall, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDesk, type CaseView, type FreezeView, type ObjectionView } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { useWho } from '../data/who';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { decisionsOnFreeze, decisionsOnObjection, objectionTo } from '../keeping/freeze-decisions';
import { ProposalNote } from '../keeping/proposal-note';
import { StateTag } from '../parts/state-tag';
import { Tag } from '../parts/tag';

const IN_FORCE = new Set(['active', 'renewed']);

interface PartProps {
  readonly view: CaseView;
  readonly begin: (decision: Decision) => void;
}

/** The long freezes of the case, with what is proposed about them. */
export function FreezesPart({ view, begin }: PartProps) {
  const { t } = useTranslation();
  const freezes = view.freezes as readonly FreezeView[];
  if (freezes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="freezes-title">
      <h2 id="freezes-title">{t('keeping.freezes', { count: freezes.length })}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="freezes-title">
        <table className="plain-table">
          <thead><tr>{['institution', 'account', 'state', 'amount'].map((column) => <th key={column} scope="col" className={column === 'amount' ? 'number' : ''}>{t(`hold.${column}`)}</th>)}<th scope="col">{t('keeping.placed')}</th><th scope="col">{t('hold.expires')}</th><th scope="col">{t('stop.do')}</th></tr></thead>
          <tbody>{freezes.map((freeze) => <FreezeRow key={freeze.freezeId} freeze={freeze} caseId={view.caseId} begin={begin} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function FreezeRow({ freeze, caseId, begin }: { readonly freeze: FreezeView; readonly caseId: string; readonly begin: PartProps['begin'] }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const who = useWho();
  const isInForce = IN_FORCE.has(freeze.state);
  const decisions = [
    ...decisionsOnFreeze(freeze, { api, decider: person }), ...(isInForce ? [objectionTo({ freezeId: freeze.freezeId }, { api, caseId, account: freeze.account, version: freeze.version })] : []),
  ].filter(({ operation }) => mayCall(person, operation));
  return (
    <tr>
      <td>{nameOf(freeze.institutionCode)}</td>
      <td><code>{freeze.account}</code></td>
      <td>
        <StateTag group="freeze_state" state={freeze.state} />{freeze['lifting'] === true ? <Tag tone="busy">{t('keeping.lifting')}</Tag> : null}{freeze.attention ? <Tag tone="warn">{t(`attention.${freeze.attentionReason?.type ?? ''}`, { defaultValue: t('stop.attention') })}</Tag> : null}
        <ProposalNote what="renew" proposal={typeof freeze.renewProposed?.['approvedBy'] === 'string' ? null : freeze.renewProposed} /><ProposalNote what="unfreeze" proposal={freeze.unfreezeProposed} />
        <p className="proposal-note">{t('keeping.reason', { reason: freeze.reason, by: who(freeze.proposedBy), approver: freeze.approvedBy === null ? '–' : who(freeze.approvedBy) })}</p>
      </td>
      <td className="number">{formatMoney(freeze.amount)}</td>
      <td className="instant">{freeze.placedAt === null ? '–' : formatInstant(freeze.placedAt)}</td>
      <td className="instant">{freeze.expiresAt === null ? '–' : formatInstant(freeze.expiresAt)}</td>
      <td className="decisions">
        {isInForce && mayCall(person, 'returnPropose') ? <Link to={`/returns/new?freezeId=${freeze.freezeId}&caseId=${caseId}`}>{t('returns.propose')}</Link> : null}
        {decisions.map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} />)}
      </td>
    </tr>
  );
}

/** What account holders say against it. */
export function ObjectionsPart({ view, begin }: PartProps) {
  const { t } = useTranslation();
  const objections = view.objections as readonly ObjectionView[];
  if (objections.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="objections-title">
      <h2 id="objections-title">{t('keeping.objections', { count: objections.length })}</h2>
      <ul className="objections">{objections.map((objection) => <ObjectionItem key={objection.objectionId} objection={objection} begin={begin} />)}</ul>
    </section>
  );
}

export function ObjectionItem({ objection, begin }: { readonly objection: ObjectionView; readonly begin: PartProps['begin'] }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const person = usePerson();
  const who = useWho();
  const about = objection.holdId !== undefined ? 'hold' : objection.freezeId !== undefined ? 'freeze' : 'return';
  const decisions = decisionsOnObjection(objection, { api, decider: person }).filter(({ operation }) => mayCall(person, operation));
  return (
    <li>
      <p><StateTag group="objection_state" state={objection.state} /> {t(`keeping.about.${about}`)} · {objection.by.name} {objection.by.phone} · {formatInstant(objection.recordedAt)}</p>
      <blockquote>{objection.statement}</blockquote>
      {objection.decision === null ? null : <p>{t('keeping.decided', { by: who(objection.decision.by), reason: objection.decision.reason, at: formatInstant(objection.decision.at) })}</p>}
      {objection.reachedOnlyThrough.length === 0 ? null : <p className="proposal-note">{t('keeping.reached_only_through', { count: objection.reachedOnlyThrough.length })}</p>}
      <p className="decisions">{decisions.map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} />)}</p>
    </li>
  );
}
