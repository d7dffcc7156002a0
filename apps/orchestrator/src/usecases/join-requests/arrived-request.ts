import type { StopPaymentRequest } from '@paystop/contracts';
import type { Review } from '@paystop/domain';
import type { MessageOrigin } from '../message-origin';

/** A stop-payment request as it arrived, valid in form and judged. */
export interface ArrivedRequest {
  readonly origin: MessageOrigin;
  /** CloudEvents source and id: the same message twice is one. */
  readonly source: string;
  readonly messageId: string;
  readonly traceparent: string | undefined;
  readonly body: StopPaymentRequest;
  readonly requestId: string;
  readonly bodyHash: string;
  readonly unit: string;
  /** Taken in by our gateway: it has its 202 and is never parked. */
  readonly acknowledged: boolean;
  readonly receivedAt: string;
  readonly submittedBy: string | null;
  /** The warning whose proposed stop a person confirmed with this request. */
  readonly warningId: string | null;
  readonly review: Review;
}

export const GATEWAY_SOURCE = '/paystop/gateway';
export const ORCHESTRATOR_SOURCE = '/paystop/orchestrator';
