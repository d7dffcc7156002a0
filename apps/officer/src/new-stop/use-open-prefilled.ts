import type { Person } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { go } from '../app/router';
import { useServices } from '../app/services';
import { newStop } from './stop-draft';
import { toDraft, type PartialBody } from './to-draft';

/** Puts what the centre knows into the form; what somebody was typing there goes only with their word. */
export function useOpenPrefilled(person: Person): (prefilled: PartialBody) => Promise<void> {
  const { t } = useTranslation();
  const { drafts } = useServices();
  return async (prefilled) => {
    if ((await drafts.find(person)) !== undefined && !confirm(t('warnings.replace_draft'))) return;
    const base = newStop({ requestId: crypto.randomUUID(), nowMs: Date.now() });
    await drafts.keep({ draft: { ...toDraft(prefilled, base), requestId: base.requestId, reportedAt: base.reportedAt } }, person);
    go({ name: 'new' });
  };
}
