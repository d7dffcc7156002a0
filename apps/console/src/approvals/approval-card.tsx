import { formatInstant, formatMoney, mayCall, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { Money } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { useWho } from '../data/who';
import type { Decision } from '../decisions/decision';
import { DecisionButton } from '../decisions/decision-button';
import { CaseLink } from '../parts/case-link';
import { Countdown } from '../parts/countdown';

const TWELVE_HOURS_MS = 43_200_000;

export interface ApprovalCardProps {
  readonly title: string;
  readonly kept: { readonly institutionCode: string; readonly account: string; readonly amount: Money; readonly expiresAt: string | null };
  readonly caseId: string;
  readonly proposal: { readonly by: string; readonly reason: string; readonly at: string } | null;
  readonly decisions: readonly Decision[];
  readonly begin: (decision: Decision) => void;
}

/** What is asked for, on which money, by whom and why, how long there is, and the decision. */
export function ApprovalCard({ title, kept, caseId, proposal, decisions, begin }: ApprovalCardProps) {
  const { t } = useTranslation();
  const person = usePerson();
  const nameOf = useInstitutionName();
  const who = useWho();
  return (
    <li className="panel approval-card">
      <div>
        <h3>{title} · {formatMoney(kept.amount)} · {nameOf(kept.institutionCode)} <code>{kept.account}</code></h3>
        {proposal === null ? null : <blockquote>{proposal.reason}</blockquote>}
        <p>{proposal === null || proposal.at === '' ? null : t('approvals.by', { by: who(proposal.by), at: formatInstant(proposal.at) })} <CaseLink caseId={caseId} />{kept.expiresAt === null ? null : <> · {t('approvals.ends')} <Countdown dueAt={kept.expiresAt} pressingMs={TWELVE_HOURS_MS} /></>}</p>
      </div>
      <div className="decisions">{decisions.filter(({ operation }) => mayCall(person, operation)).map((decision) => <DecisionButton key={decision.text} decision={decision} begin={begin} isPrimary={decision.isDangerous !== true} />)}</div>
    </li>
  );
}
