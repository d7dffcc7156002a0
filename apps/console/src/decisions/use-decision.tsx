import { useState, type ReactNode } from 'react';
import type { Decision } from './decision';
import { DecisionDialog } from './decision-dialog';

/** @returns how a decision is begun, and the dialog to put on the page. */
export function useDecision(): { readonly begin: (decision: Decision) => void; readonly dialog: ReactNode } {
  const [open, setOpen] = useState<Decision | null>(null);
  return { begin: setOpen, dialog: open === null ? null : <DecisionDialog decision={open} onClose={() => setOpen(null)} /> };
}
