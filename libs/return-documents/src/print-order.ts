import { renderNotice } from './render-notice';
import { renderPlan } from './render-plan';
import type { ReturnDocument } from './return-document';

export interface PrintOrder {
  readonly kind: 'plan' | 'notice';
  readonly document: ReturnDocument;
}

export function printNow({ kind, document }: PrintOrder): Promise<Buffer> {
  return kind === 'plan' ? renderPlan(document) : renderNotice(document);
}
