import { acceptedRequestSchema, attachmentSchema, bankReportSchema, requestViewSchema, stopPaymentRequestSchema } from '@paystop/contracts';
import { z } from 'zod';
import { ATTACHMENT_KINDS } from '../ports/attachment-store.port';
import type { RouteDefinition } from './route-definition';

const read = { method: 'GET', idempotencyKey: false, ifMatch: false, success: 200 } as const;

/** Routes that the gateway answers from what it owns itself. */
export const INTAKE_ROUTES: readonly RouteDefinition[] = [
  {
    operationId: 'submitStopPaymentRequest', method: 'POST', path: '/stop-payment-requests', tag: 'requests',
    summary: 'Order an emergency stop on one or more transfers; opens or joins a case', access: ['submit_requests'],
    body: stopPaymentRequestSchema, idempotencyKey: true, ifMatch: false, success: 202, answer: acceptedRequestSchema,
  },
  { ...read, operationId: 'readStopPaymentRequest', path: '/stop-payment-requests/{requestId}', tag: 'requests', summary: 'A request with its three truths: received, accepted by the bank, held', access: ['read_cases'], answer: requestViewSchema },
  {
    operationId: 'confirmProposedStop', method: 'POST', path: '/warnings/{warningId}/confirm-stop', tag: 'warnings',
    summary: 'Confirm a proposed stop by a request; an empty object shows the prefilled request', access: ['answer_warnings'],
    body: z.union([stopPaymentRequestSchema, z.strictObject({})]), idempotencyKey: true, ifMatch: true, success: 202, answer: acceptedRequestSchema,
  },
  {
    operationId: 'storeAttachment', method: 'POST', path: '/attachments', tag: 'attachments', summary: 'Store a paper', access: ['store_attachments'],
    body: z.strictObject({ file: z.string().meta({ format: 'binary' }), kind: z.enum(ATTACHMENT_KINDS) }), multipart: true,
    idempotencyKey: true, ifMatch: false, success: 201, answer: attachmentSchema,
  },
  { ...read, operationId: 'readAttachment', path: '/attachments/{attachmentId}', tag: 'attachments', summary: 'The paper itself', access: ['read_attachments'], file: true },
  {
    ...read, operationId: 'readInstructionDocument', path: '/instructions/{instructionId}/documents/{sha256}', tag: 'attachments',
    summary: 'A paper behind an instruction, for the institution that it is addressed to', access: ['read_attachments', 'read_instructions'], file: true,
  },
  {
    operationId: 'receiveBankCallback', method: 'POST', path: '/bank-callbacks/{code}', tag: 'banks', summary: 'A bank\'s later answer, signed by the bank', access: 'signature',
    body: bankReportSchema,     idempotencyKey: false, ifMatch: false, success: 204,
  },
];
