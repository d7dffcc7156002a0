import {
  caseRowSchema, caseViewSchema, deadLetterSchema, holdViewSchema, instantSchema, institutionCodeSchema, instructionViewSchema,
  officerRowSchema, pageOf, requestViewSchema, statisticsSchema, textSchema, unitSchema, warningViewSchema,
} from '@paystop/contracts';
import { z } from 'zod';
import type { RouteDefinition } from './route-definition';

const read = { method: 'GET', idempotencyKey: false, ifMatch: false, success: 200 } as const;

const caseFilters = {
  status: z.enum(['open', 'closed']).optional(),
  sla: z.enum(['running', 'at_risk', 'met', 'breached']).optional(),
  unit: unitSchema.optional(),
  institution: institutionCodeSchema.optional(),
  fraudType: textSchema.optional(),
  minutesLeft: z.string().regex(/^\d{1,6}$/).meta({ description: 'The nearest running clock ends within so many minutes.' }).optional(),
};

const statisticFilters = {
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  groupBy: z.enum(['unit', 'institution', 'fraudType', 'day', 'hour']).optional(),
  unit: unitSchema.optional(),
  institution: institutionCodeSchema.optional(),
  fraudType: textSchema.optional(),
};

/** Routes that are answered from the read models (reads/). */
export const READ_ROUTES: readonly RouteDefinition[] = [
  {
    ...read, operationId: 'listStopPaymentRequests', path: '/stop-payment-requests', tag: 'requests', summary: 'Requests of the caller\'s unit and below, newest first',
    access: ['read_cases'], query: { mine: z.enum(['true', 'false']).optional() }, list: true, answer: pageOf(requestViewSchema),
  },
  { ...read, operationId: 'listCases', path: '/cases', tag: 'cases', summary: 'Cases by what presses', access: ['read_cases'], query: caseFilters, list: true, answer: pageOf(caseRowSchema) },
  { ...read, operationId: 'readCase', path: '/cases/{caseId}', tag: 'cases', summary: 'A case with everything in it', access: ['read_cases'], answer: caseViewSchema },
  {
    operationId: 'searchCases', method: 'POST', path: '/cases/search', tag: 'cases', summary: 'Find cases by personal data, which never stand in a URL', access: ['read_cases'],
    body: z.union([
      z.strictObject({ caseNumber: textSchema }), z.strictObject({ account: textSchema }), z.strictObject({ accountLast4: textSchema }),
      z.strictObject({ name: textSchema }), z.strictObject({ phone: textSchema }),
    ]),
    idempotencyKey: false, ifMatch: false, success: 200, answer: pageOf(caseRowSchema),
  },
  {
    ...read, operationId: 'listInstructions', path: '/instructions', tag: 'instructions', summary: 'Instructions; an institution sees its own only',
    access: ['read_instructions'], query: { status: textSchema.optional() }, list: true, answer: pageOf(instructionViewSchema),
  },
  { ...read, operationId: 'readInstruction', path: '/instructions/{instructionId}', tag: 'instructions', summary: 'One instruction with its attempts', access: ['read_instructions'], answer: instructionViewSchema },
  {
    ...read, operationId: 'listHolds', path: '/holds', tag: 'holds', summary: 'Standing holds, those that end first at the top', access: ['read_cases'],
    query: { expiringWithin: textSchema.meta({ description: 'ISO 8601 duration such as PT4H.' }).optional() }, list: true, answer: pageOf(holdViewSchema),
  },
  { ...read, operationId: 'listWarnings', path: '/warnings', tag: 'warnings', summary: 'Dissuasion tasks', access: ['read_warnings'], query: { state: textSchema.optional(), colour: textSchema.optional() }, list: true, answer: pageOf(warningViewSchema) },
  { ...read, operationId: 'readWarning', path: '/warnings/{warningId}', tag: 'warnings', summary: 'One dissuasion task', access: ['read_warnings'], answer: warningViewSchema },
  { ...read, operationId: 'listOfficers', path: '/officers', tag: 'cases', summary: 'Officers seen in requests of a unit', access: ['read_cases'], query: { unit: unitSchema.optional() }, list: true, answer: pageOf(officerRowSchema) },
  { ...read, operationId: 'readStatistics', path: '/statistics', tag: 'statistics', summary: 'Rates and amounts, each with its base', access: ['read_statistics', 'read_own_statistics'], query: statisticFilters, answer: statisticsSchema },
  { ...read, operationId: 'listDeadLetters', path: '/dead-letters', tag: 'dead letters', summary: 'Messages that could not be handled', access: ['read_dead_letters'], list: true, answer: pageOf(deadLetterSchema) },
  { ...read, operationId: 'streamEvents', path: '/events', tag: 'events', summary: 'Server-Sent Events of what the caller may see; resumable by Last-Event-ID', access: ['read_events'], stream: true },
];
