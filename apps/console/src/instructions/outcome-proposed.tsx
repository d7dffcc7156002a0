import { formatMoney, formatShortInstant } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { InstructionView } from '../data/desk';
import { useWho } from '../data/who';

/** Which other outcome was proposed, by whom: the second person confirms it by recording exactly the same. */
export function OutcomeProposed({ proposal }: { readonly proposal: InstructionView['outcomeProposed'] }) {
  const { t } = useTranslation();
  const who = useWho();
  if (proposal === null || proposal === undefined) return null;
  const { by, at, result, code, heldAmount } = proposal;
  const words = [t(`word.state.${result}`), ...(code === null ? [] : [code]), ...(heldAmount === null ? [] : [formatMoney(heldAmount)])].join(' · ');
  return <p className="proposal-note">{t('outcome.proposed', { by: who(by), at: formatShortInstant(at), words })}</p>;
}
