import type { Person } from '@paystop/ui-kit';
import { useEffect, useRef, useState } from 'react';
import { useServices, type KeptDraft } from '../app/services';
import { isUntouched, newStop, type StopDraft } from './stop-draft';

const KEEP_AFTER_MS = 250;

export interface StopForm {
  readonly draft: StopDraft;
  readonly change: (to: (draft: StopDraft) => StopDraft) => void;
  /** What the centre said when it sent the request back, by JSON Pointer. */
  readonly refused: Readonly<Record<string, string>>;
  readonly wasRestored: boolean;
  readonly startAnew: () => void;
}

const fresh = (): StopDraft => newStop({ requestId: crypto.randomUUID(), nowMs: Date.now() });

/** The form and its shadow on the phone: every change is stored a moment later, and at once when the page goes away. @returns null while it is read. */
export function useStopForm(person: Person): StopForm | null {
  const { drafts } = useServices();
  const [kept, setKept] = useState<KeptDraft | null>(null);
  const [wasRestored, setRestored] = useState(false);
  const latest = useRef<KeptDraft | null>(null);
  const { subject, unit } = person;
  useEffect(() => {
    const begin = (found: KeptDraft | undefined): void => {
      setRestored(found !== undefined);
      setKept(found ?? { draft: fresh() });
    };
    drafts.find({ subject, unit }).then(begin, () => begin(undefined));
  }, [drafts, subject, unit]);
  useEffect(() => {
    if (kept === null) return undefined;
    latest.current = kept;
    const keep = (): void => {
      if (latest.current !== null && !isUntouched(latest.current.draft)) void drafts.keep(latest.current, { subject, unit });
      latest.current = null;
    };
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [drafts, kept, subject, unit]);
  if (kept === null) return null;
  return {
    draft: kept.draft,
    change: (to) => setKept((before) => (before === null ? before : { ...before, draft: to(before.draft) })),
    refused: Object.fromEntries((kept.refused ?? []).map(({ path, message }) => [path, message])),
    wasRestored,
    startAnew: () => {
      void drafts.drop({ subject, unit });
      setRestored(false);
      setKept({ draft: fresh() });
    },
  };
}
