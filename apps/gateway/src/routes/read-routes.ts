import {
  caseRowSchema, caseViewSchema, deadLetterSchema, freezeViewSchema, fundsGraphSchema, holdViewSchema, instructionViewSchema, objectionViewSchema, officerRowSchema, pageOf, requestViewSchema,
  institutionLeagueSchema, statisticsSchema, stretchStatisticsSchema, warningViewSchema, warningsByColourSchema,
} from '@paystop/contracts';
import {
  CASE_FILTERS, DEAD_LETTER_FILTERS, FREEZE_FILTERS, HOLD_FILTERS, INSTRUCTION_FILTERS, OBJECTION_FILTERS, OFFICER_FILTERS, REQUEST_FILTERS, WARNING_COUNT_FILTERS, WARNING_FILTERS, searchBodySchema,
} from '../reads/http/query-schemas';
import { LEAGUE_QUERY, STATISTICS_QUERY, STRETCHES_QUERY } from '../reads/statistics/statistics.controller';
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
  { ...read, operationId: 'readFundsGraph', path: '/cases/{caseId}/funds-graph', tag: 'cases', summary: 'Where the money went: accounts, transfers, what is held, moved on, withdrawn', access: ['read_cases'], answer: fundsGraphSchema },
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
  { ...read, operationId: 'listFreezes', path: '/freezes', tag: 'freezes', summary: 'Freezes, those that have waited longest first', access: ['read_cases'], query: FREEZE_FILTERS, list: true, answer: pageOf(freezeViewSchema) },
  { ...read, operationId: 'listObjections', path: '/objections', tag: 'objections', summary: 'Objections of account holders, those that have waited longest first', access: ['read_cases'], query: OBJECTION_FILTERS, list: true, answer: pageOf(objectionViewSchema) },
  { ...read, operationId: 'listWarnings', path: '/warnings', tag: 'warnings', summary: 'Dissuasion tasks', access: ['read_warnings'], query: WARNING_FILTERS, list: true, answer: pageOf(warningViewSchema) },
  {
    ...read, operationId: 'countWarnings', path: '/warnings/by-colour', tag: 'warnings', summary: 'How many dissuasion tasks of each colour wait for a feedback', access: ['read_warnings'],
    query: WARNING_COUNT_FILTERS, answer: warningsByColourSchema,
  },
  { ...read, operationId: 'readWarning', path: '/warnings/{warningId}', tag: 'warnings', summary: 'One dissuasion task', access: ['read_warnings'], answer: warningViewSchema },
  { ...read, operationId: 'readReturnPlan', path: '/funds-returns/{returnId}/plan.pdf', tag: 'returns', summary: 'The return plan to print, names masked', access: ['read_cases'], file: true },
  { ...read, operationId: 'readReturnNotice', path: '/funds-returns/{returnId}/notice.pdf', tag: 'returns', summary: 'The public notice of a pro rata return to print, names masked', access: ['read_cases'], file: true },
  { ...read, operationId: 'listOfficers', path: '/officers', tag: 'cases', summary: 'Officers seen in requests of a unit', access: ['submit_requests'], query: OFFICER_FILTERS, list: true, answer: pageOf(officerRowSchema) },
  { ...read, operationId: 'readStatistics', path: '/statistics', tag: 'statistics', summary: 'Rates and amounts, each with its base', access: ['read_statistics', 'read_own_statistics'], query: STATISTICS_QUERY, answer: statisticsSchema },
  {
    ...read, operationId: 'readStretches', path: '/statistics/stretches', tag: 'statistics', summary: 'Where the minutes and the money went, stretch by stretch',
    access: ['read_statistics', 'read_own_statistics'], query: STRETCHES_QUERY, answer: stretchStatisticsSchema,
  },
  {
    ...read, operationId: 'readInstitutionLeague', path: '/statistics/institutions', tag: 'statistics', summary: 'Institutions by answer time, with what stayed unknown and what left after our instruction arrived',
    access: ['read_statistics', 'read_own_statistics'], query: LEAGUE_QUERY, answer: institutionLeagueSchema,
  },
  { ...read, operationId: 'listDeadLetters', path: '/dead-letters', tag: 'dead letters', summary: 'Messages that could not be handled', access: ['read_dead_letters'], query: DEAD_LETTER_FILTERS, list: true, answer: pageOf(deadLetterSchema) },
  { ...read, operationId: 'streamEvents', path: '/events', tag: 'events', summary: 'Server-Sent Events of what the caller may see; resumable by Last-Event-ID', access: ['read_events', 'read_instructions'], stream: true },
];
