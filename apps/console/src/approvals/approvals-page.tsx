import { mayCall, usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { ObjectionItem } from '../case/freezes-part';
import { useFreezesAwaiting, useHoldsAwaiting, useOpenObjections } from '../data/lists';
import { useDesk } from '../data/desk';
import type { Decision } from '../decisions/decision';
import { useDecision } from '../decisions/use-decision';
import { decisionsOnFreeze } from '../keeping/freeze-decisions';
import { decisionsOnHold } from '../keeping/hold-decisions';
import { PageHead } from '../parts/page-head';
import { CaseLink } from '../parts/case-link';
import { ApprovalCard } from './approval-card';
import { ApprovalSection } from './approval-section';
import { ReturnsToDecide } from './returns-to-decide';

/** What waits for a second person, each with what it rests on; those that press stand first. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const person = usePerson();
  const { begin, dialog } = useDecision();
  const freezes = useFreezesAwaiting();
  return (
    <>
      <PageHead title={t('approvals.title')} reading={freezes} />
      <p className="page-note">{t(mayCall(person, 'freezeApprove') ? 'approvals.explain' : 'approvals.explain_reader')}</p>
      <div className="approvals">
        <ReleasesToDecide begin={begin} />
        <FreezesToDecide reading={freezes} begin={begin} />
        <ObjectionsToDecide begin={begin} />
        <ReturnsToDecide />
      </div>
      {dialog}
    </>
  );
}

interface BeginProps {
  readonly begin: (decision: Decision) => void;
}

function ReleasesToDecide({ begin }: BeginProps) {
  const { api } = useDesk();
  const person = usePerson();
  const { t } = useTranslation();
  return (
    <ApprovalSection name="releases" reading={useHoldsAwaiting()}>
      {(hold) => {
        const decisions = decisionsOnHold(hold, { api, decider: person, freezes: [] }).filter(({ operation }) => operation === 'holdRelease');
        return <ApprovalCard key={hold.holdId} title={t('approvals.release_of')} kept={hold} caseId={String(hold['caseId'] ?? '')} proposal={hold.releaseProposed} decisions={decisions} begin={begin} />;
      }}
    </ApprovalSection>
  );
}

function FreezesToDecide({ reading, begin }: BeginProps & { readonly reading: ReturnType<typeof useFreezesAwaiting> }) {
  const { api } = useDesk();
  const person = usePerson();
  const { t } = useTranslation();
  return (
    <ApprovalSection name="freezes" reading={reading}>
      {(freeze) => {
        const isNew = freeze.state === 'proposed';
        const decisions = decisionsOnFreeze(freeze, { api, decider: person }).filter(({ text }) => isNew || !text.endsWith('_propose')).filter(({ blockedBecause }) => blockedBecause !== 'proposal_missing');
        const proposal = isNew ? { by: freeze.proposedBy, reason: freeze.reason, at: String(freeze['proposedAt'] ?? '') } : freeze.unfreezeProposed ?? freeze.renewProposed;
        const what = isNew ? 'freeze_of' : freeze.unfreezeProposed === null ? 'renewal_of' : 'unfreeze_of';
        return <ApprovalCard key={freeze.freezeId} title={t(`approvals.${what}`, { term: t(`term.${freeze.term}`, { defaultValue: freeze.term }) })} kept={freeze} caseId={freeze.caseId} proposal={proposal} decisions={decisions} begin={begin} />;
      }}
    </ApprovalSection>
  );
}

function ObjectionsToDecide({ begin }: BeginProps) {
  return <ApprovalSection name="objections" reading={useOpenObjections()}>{(objection) => <li key={objection.objectionId} className="panel approval-card objection-card"><ul><ObjectionItem objection={objection} begin={begin} /></ul><CaseLink caseId={objection.caseId} /></li>}</ApprovalSection>;
}
