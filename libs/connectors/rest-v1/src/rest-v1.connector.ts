import { type HttpConnector, readHttpAnswer, readJsonReport } from '@paystop/connector-kit';
import { OPERATIONS } from './operations/operations';
import { CONTENT_TYPE, ORDERS_PATH, inquiryPath } from './rest-v1.config';
import { readCallbackReport } from './transform/read-report';

/** Our own protocol: JSON over HTTP, one address to order, one to ask (contract.md 4.1). */
export const restV1Connector: HttpConnector = {
  protocol: 'rest-v1',
  transport: 'http',
  operations: OPERATIONS,
  order: (instructionId, body) => ({ method: 'POST', path: ORDERS_PATH, body, contentType: CONTENT_TYPE, idempotencyKey: instructionId }),
  inquiry: (instructionId) => ({ method: 'GET', path: inquiryPath(instructionId), body: null, contentType: null, idempotencyKey: null }),
  readAnswer: (answer, asked) => readHttpAnswer(answer, asked, readJsonReport),
  readCallback: readCallbackReport,
};
