import { formatShortInstant } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useWho } from '../data/who';

interface Proposal {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** That something is proposed, by whom and why: everybody who looks sees that it waits. */
export function ProposalNote({ what, proposal }: { readonly what: 'release' | 'renew' | 'unfreeze'; readonly proposal: Proposal | null }) {
  const { t } = useTranslation();
  const who = useWho();
  if (proposal === null) return null;
  return <p className="proposal-note">{t(`keeping.proposed.${what}`, { by: who(proposal.by), at: formatShortInstant(proposal.at), reason: proposal.reason })}</p>;
}
