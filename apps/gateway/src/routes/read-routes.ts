import {
  caseRowSchema, caseViewSchema, deadLetterSchema, holdViewSchema, instructionViewSchema, officerRowSchema, pageOf, requestViewSchema,
  statisticsSchema, warningViewSchema,
} from '@paystop/contracts';
import {
  CASE_FILTERS, DEAD_LETTER_FILTERS, HOLD_FILTERS, INSTRUCTION_FILTERS, OFFICER_FILTERS, REQUEST_FILTERS, WARNING_FILTERS, searchBodySchema,
} from '../reads/http/query-schemas';
import { STATISTICS_QUERY } from '../reads/statistics/statistics.controller';
import type { RouteDefinition } from './route-definition';

const read = { method: 'GET', idempotencyKey: false, ifMatch: false, success: 200 } as const;

/** Routes that are answered from the read models (reads/). */
export const READ_ROUTES: readonly RouteDefinition[] = [
  {
    ...read, operationId: 'listStopPaymentRequests', path: '/stop-payment-requests', tag: 'requests', summary: 'Requests of the caller\'s unit and below, newest first',
    access: ['read_cases'], query: REQUEST_FILTERS, list: true, answer: pageOf(requestViewSchema),
  },
  { ...read, operationId: 'listCases', path: '/cases', tag: 'cases', summary: 'Cases by what presses', access: ['read_cases'], query: CASE_FILTERS, list: true, answer: pageOf(caseRowSchema) },
  { ...read, operationId: 'readCase', path: '/cases/{caseId}', tag: 'cases', summary: 'A case with everything in it', access: ['read_cases'], answer: caseViewSchema },
  {
    operationId: 'searchCases', method: 'POST', path: '/cases/search', tag: 'cases', summary: 'Find cases by personal data, which never stand in a URL', access: ['read_cases'],
    body: searchBodySchema,
    idempotencyKey: false, ifMatch: false, success: 200, answer: pageOf(caseRowSchema),
  },
  {
    ...read, operationId: 'listInstructions', path: '/instructions', tag: 'instructions', summary: 'Instructions; an institution sees its own only',
    access: ['read_instructions'], query: INSTRUCTION_FILTERS, list: true, answer: pageOf(instructionViewSchema),
  },
  { ...read, operationId: 'readInstruction', path: '/instructions/{instructionId}', tag: 'instructions', summary: 'One instruction with its attempts', access: ['read_instructions'], answer: instructionViewSchema },
  {
    ...read, operationId: 'listHolds', path: '/holds', tag: 'holds', summary: 'Standing holds, those that end first at the top', access: ['read_cases'],
    query: HOLD_FILTERS, list: true, answer: pageOf(holdViewSchema),
  },
  { ...read, operationId: 'listWarnings', path: '/warnings', tag: 'warnings', summary: 'Dissuasion tasks', access: ['read_warnings'], query: WARNING_FILTERS, list: true, answer: pageOf(warningViewSchema) },
  { ...read, operationId: 'readWarning', path: '/warnings/{warningId}', tag: 'warnings', summary: 'One dissuasion task', access: ['read_warnings'], answer: warningViewSchema },
  { ...read, operationId: 'listOfficers', path: '/officers', tag: 'cases', summary: 'Officers seen in requests of a unit', access: ['submit_requests'], query: OFFICER_FILTERS, list: true, answer: pageOf(officerRowSchema) },
  { ...read, operationId: 'readStatistics', path: '/statistics', tag: 'statistics', summary: 'Rates and amounts, each with its base', access: ['read_statistics', 'read_own_statistics'], query: STATISTICS_QUERY, answer: statisticsSchema },
  { ...read, operationId: 'listDeadLetters', path: '/dead-letters', tag: 'dead letters', summary: 'Messages that could not be handled', access: ['read_dead_letters'], query: DEAD_LETTER_FILTERS, list: true, answer: pageOf(deadLetterSchema) },
  { ...read, operationId: 'streamEvents', path: '/events', tag: 'events', summary: 'Server-Sent Events of what the caller may see; resumable by Last-Event-ID', access: ['read_events', 'read_instructions'], stream: true },
];
