import { formatInstant, formatMoney, useServerNow } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReturnView } from '../data/desk';
import { useReturns } from '../data/lists';
import { useInstitutionName } from '../data/institutions';
import { useWho } from '../data/who';
import { StateTag } from '../parts/state-tag';
import { ApprovalSection } from './approval-section';

/** Returns that wait for an approver: proposed ones, approved ones to publish or execute, and those whose notice is over. The split is looked at on its own page. */
export function ReturnsToDecide() {
  const proposed = useReturns({ state: 'proposed' });
  const approved = useReturns({ state: 'approved' });
  const published = useReturns({ state: 'published' });
  const now = useServerNow();
  const all = [proposed, approved, published];
  const data = all.some((reading) => reading.data === undefined) ? undefined : all.flatMap((reading) => reading.data ?? []).filter((each) => each.state !== 'published' || (each.noticeEndsAt !== null && Date.parse(each.noticeEndsAt) <= now));
  const reading = { data, isPending: all.some(({ isPending }) => isPending), error: all.find(({ error }) => error !== null)?.error ?? null, refetch: () => Promise.all(all.map((each) => each.refetch())) };
  return <ApprovalSection name="returns" reading={reading}>{(each) => <ReturnCard key={each.returnId} shown={each} />}</ApprovalSection>;
}

function ReturnCard({ shown }: { readonly shown: ReturnView }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const who = useWho();
  const at = typeof shown['proposedAt'] === 'string' ? shown['proposedAt'] : null;
  return (
    <li className="panel approval-card">
      <div>
        <h3><StateTag group="return_state" state={shown.state} /> {formatMoney(shown.available)} · {nameOf(String(shown['institutionCode'] ?? ''))} <code>{String(shown['account'] ?? '')}</code> · {shown.method === null ? '–' : t(`word.return_method.${shown.method}`)}</h3>
        <p>{t('returns.to_victims', { count: shown.allocations.length })} · {at === null ? who(shown.proposedBy) : t('approvals.by', { by: who(shown.proposedBy), at: formatInstant(at) })}</p>
      </div>
      <div className="decisions"><Link to={`/returns/${shown.returnId}`}>{t('approvals.look_at_split')}</Link></div>
    </li>
  );
}
