import { formatMoney, type Person } from '@paystop/ui-kit';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../app/router';
import { useServices } from '../app/services';
import type { StopDraft } from './stop-draft';
import { toRequest, type Composed } from './to-request';
import type { StopForm } from './use-stop-form';
import { fenOf } from './yuan';

export interface Sending {
  /** Pointers of what is still missing, once somebody has tried to send. */
  readonly missing: readonly string[];
  readonly trouble: 'disk_full' | 'unsaved_failed' | null;
  readonly isBusy: boolean;
  readonly send: () => Promise<void>;
  readonly sendUnsaved: () => Promise<void>;
}

/** Save on the phone, then look at it: the screen that follows tells the truth about the rest. */
export function useSendStop({ draft }: StopForm, person: Person): Sending {
  const { engine } = useServices();
  const summaryOf = useSummary();
  const [hasTried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Sending['trouble']>(null);
  const [isBusy, setBusy] = useState(false);
  const isSending = useRef(false);
  const composed = toRequest(draft, { officerId: person.officerId ?? person.subject, name: person.name }, summaryOf);
  const once = async (task: (ready: Extract<Composed, { kind: 'ready' }>) => Promise<void>): Promise<void> => {
    setTried(true);
    if (composed.kind === 'missing') return focusOn(composed.paths[0]);
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    try {
      await task(composed);
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  return {
    missing: hasTried && composed.kind === 'missing' ? composed.paths : [],
    trouble, isBusy,
    send: () => once(async ({ body }) => {
      const saved = await engine.save(body, person);
      if (saved.kind === 'disk_full') setTrouble('disk_full');
      else go({ name: 'request', id: body.requestId }, 'replace');
    }),
    sendUnsaved: () => once(async ({ body }) => {
      const { kind } = await engine.sendUnsaved(body, person);
      if (kind === 'accepted') go({ name: 'request', id: body.requestId }, 'replace');
      else setTrouble('unsaved_failed');
    }),
  };
}

/** What happened, in words that follow from the form, where the officer has written none. */
function useSummary(): (draft: StopDraft) => string {
  const { t } = useTranslation();
  return ({ fraudType, transfers }) => {
    const amountMinor = transfers.reduce((sum, { yuan }) => sum + BigInt(fenOf(yuan) ?? '0'), 0n).toString();
    return t('form.summary_words', { type: t(`word.fraud_type.${fraudType}`), count: transfers.length, amount: formatMoney({ amountMinor, currency: 'CNY' }) });
  };
}

function focusOn(path: string | undefined): void {
  const field = document.querySelector<HTMLElement>(path === '/fraudType' ? '[data-field="fraudType"] input' : `[data-path="${path}"]`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
